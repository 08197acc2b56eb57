"""What the elements ask of Codat, for the company of the signed-in user, and nothing else: `pip install httpx`."""

import json
import os
import re
from base64 import b64encode
from typing import Mapping, NamedTuple, Optional
from urllib.parse import parse_qsl, urlencode

import httpx

API_KEY = os.environ["CODAT_API_KEY"]
PAGE_ORIGIN = os.environ["PAGE_ORIGIN"]  # the origin of your pages, such as https://app.example.com
MAX_BODY_BYTES = 8192

codat = httpx.Client(
    base_url=os.environ.get("CODAT_API_URL", "https://api.codat.io"),
    headers={
        "Authorization": "Basic " + b64encode(API_KEY.encode()).decode(),
        "Accept": "application/json",
    },
    timeout=10,
    follow_redirects=False,
)

NAME = r"[0-9A-Za-z_-]{1,64}"
ROUTES = (
    (r"/integrations", ("GET",)),
    (rf"/integrations/{NAME}/branding", ("GET",)),
    (rf"/companies/{NAME}/connections", ("GET", "POST")),
    (rf"/companies/{NAME}/connections/{NAME}", ("GET", "PATCH", "DELETE")),
    (rf"/companies/{NAME}/dataStatus", ("GET",)),
)
PARAMETERS = {
    "page": r"[1-9]\d{0,5}",
    "pageSize": r"[1-9]\d{0,2}|[1-4]\d{3}|5000",
    "query": r".{0,2000}",
    "orderBy": r"-?[A-Za-z.]{1,64}",
}
BODIES = {"POST": ("platformKey", NAME), "PATCH": ("status", "Unlinked")}
# How many of your customers use which software is not your users' business.
FIGURES = ("linkedConnectionsCount", "totalConnectionsCount")


class Reply(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


class Refusal(Exception):
    """A request that goes no further."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] = {}):
        super().__init__(message)
        self.status, self.headers = status, headers


def reply(
    method: str,
    path: str,
    query: str,
    headers: Mapping[str, str],
    body: bytes,
    company: Optional[str],
) -> Reply:
    """
    `path` is what follows the proxy's own, `query` as it was sent; `headers` are found in any letter case. `company` is the
    Codat company of the signed-in user, from your session; None where nobody is signed in.
    """
    try:
        found = ask(method, path, query, headers, body, company)
    except Refusal as refusal:
        error = {
            "statusCode": refusal.status,
            "service": "codat proxy",
            "error": str(refusal),
            "canBeRetried": "Unknown",
            "detailedErrorCode": 0,
        }
        found = Reply(refusal.status, refusal.headers, json.dumps(error).encode())
    shared = {
        "Content-Type": "application/json",
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Reply(found.status, {**shared, **found.headers}, b"" if method == "HEAD" else found.body)


def ask(method, path, query, headers, body, company) -> Reply:
    if not company:
        raise Refusal(401, "Nobody is signed in, or the session has ended.")
    # Your session says whose company it is; the path may only name the same one.
    named = re.match(r"/companies/([^/]*)", path)
    if named:
        if named[1] != "me" and named[1].lower() != company.lower():
            raise Refusal(403, "This is not the company of the signed-in user.")
        path = f"/companies/{company}{path[named.end():]}"
    allowed = next((methods for route, methods in ROUTES if re.fullmatch(route, path)), None)
    if allowed is None:
        raise Refusal(404, "There is nothing here.")
    method = "GET" if method == "HEAD" else method
    if method not in allowed:
        raise Refusal(405, "This method is not allowed here.", {"Allow": ", ".join(("HEAD", *allowed))})
    refuse_other_sites(method != "GET", headers)
    sent = new_body(method, headers, body)
    return passed_on(method, path, new_query(query), sent)


def refuse_other_sites(is_change: bool, headers: Mapping[str, str]) -> None:
    site, origin = headers.get("Sec-Fetch-Site"), headers.get("Origin")
    is_own = site in ("same-origin", "none") if site is not None else origin in (None, PAGE_ORIGIN)
    if is_change:
        # No form and no image can send this header, and browsers write the other two.
        is_own = is_own and bool(headers.get("X-Requested-With", "").strip())
        is_own = is_own and (site is not None or origin is not None)
    if not is_own:
        raise Refusal(403, "This page may not use the proxy.")


def new_query(query: str) -> str:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict")
    except ValueError:
        raise Refusal(400, "The query cannot be read.")
    known = [(name, value) for name, value in pairs if name in PARAMETERS]
    is_bad = len(dict(known)) < len(known) or any(
        not re.fullmatch(PARAMETERS[name], value)
        or any(figure.lower() in value.lower() for figure in FIGURES)
        for name, value in known
    )
    if is_bad:
        raise Refusal(400, "A parameter is out of bounds.")
    return urlencode(known)


def new_body(method: str, headers: Mapping[str, str], body: bytes) -> Optional[dict]:
    if method not in BODIES:
        return None
    if headers.get("Content-Type", "").split(";")[0].strip().lower() != "application/json":
        raise Refusal(415, "Send JSON.")
    if len(body) > MAX_BODY_BYTES:
        raise Refusal(413, "The body is too large.")
    field, pattern = BODIES[method]
    try:
        value = json.loads(body)[field]
        is_good = re.fullmatch(pattern, value) is not None
    except (ValueError, TypeError, KeyError, RecursionError):
        is_good = False
    if not is_good:
        raise Refusal(400, f"The body has to be an object with {field}.")
    return {field: value}


def passed_on(method: str, path: str, query: str, body: Optional[dict]) -> Reply:
    try:
        answer = codat.request(method, path, params=query or None, json=body)
    except httpx.TimeoutException:
        raise Refusal(504, "Codat did not respond in time.")
    except httpx.HTTPError:
        raise Refusal(502, "Codat cannot be reached just now.")
    # Codat's 401 and 403 are about your key, not about the user: make sure that you are alerted.
    if answer.status_code in (401, 403) or 300 <= answer.status_code < 400:
        raise Refusal(502, "Codat cannot be asked just now.")
    kept = {name: answer.headers[name] for name in ("Retry-After",) if name in answer.headers}
    if not answer.content:
        return Reply(answer.status_code, kept, b"")
    try:
        content = answer.json()
    except ValueError:
        raise Refusal(502, "Codat’s response cannot be read.")
    if path == "/integrations" and isinstance(content, dict):
        for integration in content.get("results", []):
            for figure in FIGURES:
                integration.pop(figure, None)
    text = json.dumps(content)
    if API_KEY in text:
        raise Refusal(502, "Codat’s response cannot be passed on.")
    return Reply(answer.status_code, kept, text.encode())
