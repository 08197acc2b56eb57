from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool

from codat_proxy import MAX_BODY_BYTES, reply
from session import company_of

MOUNT = "/api/codat"

app = FastAPI()


@app.api_route(MOUNT + "/{path:path}", methods=["GET", "HEAD", "POST", "PATCH", "DELETE"])
async def codat(request: Request) -> Response:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            break  # the proxy refuses it
    # As it was sent: a decoded path could mean one thing here and another at Codat.
    path = request.scope["raw_path"].decode("latin-1")[len(MOUNT) :]
    query = request.scope["query_string"].decode("latin-1")
    status, headers, content = await run_in_threadpool(
        reply, request.method, path, query, request.headers, body, company_of(request.cookies)
    )
    return Response(content, status, dict(headers))
