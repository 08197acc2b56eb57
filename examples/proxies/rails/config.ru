# The least Rails application that mounts the proxy; yours has all of this already, but for the last lines.
require 'rails'
require 'action_controller/railtie'
require_relative 'codat_proxy'

class Application < Rails::Application
  config.eager_load = false
  config.secret_key_base = ENV.fetch('SECRET_KEY_BASE', 'for the trial only')
  config.hosts.clear
  config.logger = Logger.new(IO::NULL)
end
Application.initialize!

# Stands for your own sessions; see ../session.js.
companies = ENV.fetch('TRIAL_SESSIONS', '').split.to_h { |entry| entry.split('=', 2) }

# In config/routes.rb, after `require 'codat_proxy'`, which Rails finds in lib/.
Application.routes.draw do
  codat = CodatProxy.new(
    api_key: ENV.fetch('CODAT_API_KEY'),
    api_url: ENV.fetch('CODAT_API_URL', 'https://api.codat.io'),
    page_origin: ENV.fetch('PAGE_ORIGIN')
  ) do |env|
    # With your sign-in: User.find_by(id: request.session[:user_id])&.codat_company_id
    request = ActionDispatch::Request.new(env)
    companies[request.cookies['sid']]
  end
  mount codat => '/api/codat'
end

run Application
