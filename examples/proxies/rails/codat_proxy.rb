# What the elements ask of Codat, for the company of the signed-in user, and nothing else. A Rack app: Rails, Sinatra and
# Hanami mount it. It needs no gem.

require 'json'
require 'net/http'
require 'uri'

class CodatProxy
  MAX_BODY_BYTES = 8192
  NAME = '[0-9A-Za-z_-]{1,64}'.freeze
  ROUTES = {
    %r{\A/integrations\z} => %w[GET],
    %r{\A/integrations/#{NAME}/branding\z} => %w[GET],
    %r{\A/companies/#{NAME}/connections\z} => %w[GET POST],
    %r{\A/companies/#{NAME}/connections/#{NAME}\z} => %w[GET PATCH DELETE],
    %r{\A/companies/#{NAME}/dataStatus\z} => %w[GET]
  }.freeze
  PARAMETERS = {
    'page' => /\A[1-9]\d{0,5}\z/,
    'pageSize' => /\A(?:[1-9]\d{0,2}|[1-4]\d{3}|5000)\z/,
    'query' => /\A.{0,2000}\z/,
    'orderBy' => /\A-?[A-Za-z.]{1,64}\z/
  }.freeze
  BODIES = { 'POST' => ['platformKey', /\A#{NAME}\z/], 'PATCH' => ['status', /\AUnlinked\z/] }.freeze
  # How many of your customers use which software is not your users' business.
  FIGURES = %w[linkedConnectionsCount totalConnectionsCount].freeze
  HEADERS = {
    'content-type' => 'application/json',
    'cache-control' => 'private, no-store',
    'x-content-type-options' => 'nosniff'
  }.freeze

  # A request that goes no further.
  class Refusal < StandardError
    attr_reader :status, :headers

    def initialize(status, message, headers = {})
      super(message)
      @status = status
      @headers = headers
    end
  end

  # page_origin: the origin of your pages, such as https://app.example.com. The block gets Rack's environment and gives the
  # Codat company of the signed-in user, from your session; nil where nobody is signed in.
  def initialize(api_key:, page_origin:, api_url: 'https://api.codat.io', &company_of)
    @api_key = api_key
    @page_origin = page_origin
    @api_url = URI(api_url)
    @company_of = company_of
  end

  def call(env)
    status, headers, body = begin
      ask(env)
    rescue Refusal => e
      [e.status, e.headers, error_body(e)]
    end
    [status, HEADERS.merge(headers), method_of(env) == 'HEAD' ? [] : [body]]
  end

  private

  # As it was sent: Rack::MethodOverride, which Rails has, lets a header or a form's field change it.
  def method_of(env)
    env['rack.methodoverride.original_method'] || env['REQUEST_METHOD']
  end

  def error_body(refusal)
    JSON.generate(
      statusCode: refusal.status, service: 'codat proxy', error: refusal.message,
      canBeRetried: 'Unknown', detailedErrorCode: 0
    )
  end

  def ask(env)
    company = @company_of.call(env)
    raise Refusal.new(401, 'Nobody is signed in, or the session has ended.') if company.nil?

    path = own_path(env['PATH_INFO'].to_s, company)
    _, allowed = ROUTES.find { |route, _| route.match?(path) }
    raise Refusal.new(404, 'There is nothing here.') if allowed.nil?

    method = method_of(env) == 'HEAD' ? 'GET' : method_of(env)
    unless allowed.include?(method)
      raise Refusal.new(405, 'This method is not allowed here.', 'allow' => ['HEAD', *allowed].join(', '))
    end
    refuse_other_sites(env, method != 'GET')
    pass_on(method, path, new_query(env['QUERY_STRING'].to_s), new_body(method, env))
  end

  # Your session says whose company it is; the path may only name the same one.
  def own_path(path, company)
    named = path[%r{\A/companies/([^/]*)}, 1]
    return path if named.nil?
    unless named == 'me' || named.casecmp?(company)
      raise Refusal.new(403, 'This is not the company of the signed-in user.')
    end

    "/companies/#{company}#{path.delete_prefix("/companies/#{named}")}"
  end

  def refuse_other_sites(env, is_change)
    site = env['HTTP_SEC_FETCH_SITE']
    origin = env['HTTP_ORIGIN']
    is_own = site ? %w[same-origin none].include?(site) : [nil, @page_origin].include?(origin)
    if is_change
      # No form and no image can send this header, and browsers write the other two.
      is_own &&= !env['HTTP_X_REQUESTED_WITH'].to_s.strip.empty? && !(site || origin).nil?
    end
    raise Refusal.new(403, 'This page may not use the proxy.') unless is_own
  end

  def new_query(query)
    known = URI.decode_www_form(query).select { |name, _| PARAMETERS.key?(name) }
    is_good = known.uniq(&:first).size == known.size && known.all? do |name, value|
      value.valid_encoding? && PARAMETERS[name].match?(value) &&
        FIGURES.none? { |figure| value.downcase.include?(figure.downcase) }
    end
    raise Refusal.new(400, 'A parameter is out of bounds.') unless is_good

    URI.encode_www_form(known)
  rescue ArgumentError
    raise Refusal.new(400, 'The query cannot be read.')
  end

  def new_body(method, env)
    field, pattern = BODIES[method]
    return if field.nil?

    type = env['CONTENT_TYPE'].to_s.split(';').first.to_s.strip.downcase
    raise Refusal.new(415, 'Send JSON.') unless type == 'application/json'

    text = env['rack.input'].read(MAX_BODY_BYTES + 1).to_s
    raise Refusal.new(413, 'The body is too large.') if text.bytesize > MAX_BODY_BYTES

    value = value_in(text, field)
    unless value.is_a?(String) && value.valid_encoding? && pattern.match?(value)
      raise Refusal.new(400, "The body has to be an object with #{field}.")
    end

    JSON.generate(field => value)
  end

  def value_in(text, field)
    body = JSON.parse(text)
    body[field] if body.is_a?(Hash)
  rescue JSON::ParserError
    nil
  end

  def pass_on(method, path, query, body)
    response = send_to_codat(method, path, query, body)
    status = response.code.to_i
    # Codat's 401 and 403 are about your key, not about the user: make sure that you are alerted.
    if [401, 403].include?(status) || (300..399).cover?(status)
      raise Refusal.new(502, 'Codat cannot be asked just now.')
    end

    kept = response['Retry-After'] ? { 'retry-after' => response['Retry-After'] } : {}
    [status, kept, response.body.to_s.empty? ? '' : new_content(path, response.body)]
  end

  def new_content(path, text)
    content = JSON.parse(text)
    if path == '/integrations' && content.is_a?(Hash)
      Array(content['results']).each { |integration| FIGURES.each { |figure| integration.delete(figure) } }
    end
    written = JSON.generate(content)
    raise Refusal.new(502, 'Codat’s response cannot be passed on.') if written.include?(@api_key)

    written
  rescue JSON::ParserError
    raise Refusal.new(502, 'Codat’s response cannot be read.')
  end

  # Follows no redirect.
  def send_to_codat(method, path, query, body)
    request = Net::HTTPGenericRequest.new(method, !body.nil?, true, query.empty? ? path : "#{path}?#{query}")
    request['Authorization'] = "Basic #{[@api_key].pack('m0')}"
    request['Accept'] = 'application/json'
    request['Content-Type'] = 'application/json' if body
    request.body = body
    options = { use_ssl: @api_url.scheme == 'https', open_timeout: 10, read_timeout: 10, max_retries: 0 }
    Net::HTTP.start(@api_url.host, @api_url.port, **options) { |http| http.request(request) }
  rescue Timeout::Error
    raise Refusal.new(504, 'Codat did not respond in time.')
  rescue IOError, SystemCallError, SocketError, OpenSSL::SSL::SSLError
    raise Refusal.new(502, 'Codat cannot be reached just now.')
  end
end
