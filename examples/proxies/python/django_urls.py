from django.urls import re_path

from django_views import MOUNT, codat

urlpatterns = [re_path(rf"^{MOUNT[1:]}/", codat)]
