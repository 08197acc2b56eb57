"""The least Django project that serves the view: `python django_app.py runserver`. Yours has all of this already."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line
from django.core.wsgi import get_wsgi_application

settings.configure(
    SECRET_KEY=os.environ.get("SECRET_KEY", "for the trial only"),
    ROOT_URLCONF="django_urls",
    ALLOWED_HOSTS=["localhost", "127.0.0.1"],
    MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"],
)
application = get_wsgi_application()

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
