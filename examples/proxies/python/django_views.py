from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from codat_proxy import MAX_BODY_BYTES, reply
from session import company_of

MOUNT = "/api/codat"


# The proxy has a guard of its own, which needs no token in the page: X-Requested-With and Sec-Fetch-Site.
@csrf_exempt
def codat(request: HttpRequest) -> HttpResponse:
    status, headers, content = reply(
        request.method or "",
        request.path_info[len(MOUNT) :],
        request.META.get("QUERY_STRING", ""),
        request.headers,
        request.read(MAX_BODY_BYTES + 1),
        company_of(request.COOKIES),
    )
    return HttpResponse(content, status=status, headers=dict(headers))
