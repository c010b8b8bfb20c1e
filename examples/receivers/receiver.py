"""Receives deliveries of the webhook worker and verifies them, without any package.

SIGNING_SECRET=whsec_... python3 receiver.py
"""

import base64
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOLERANCE_SECONDS = 5 * 60
MAX_BODY_BYTES = 16 * 1024 * 1024


def signing_key() -> bytes:
    """A subscription's own secret; or, for one with a derived key, the worker's API key and the id."""
    secret = os.environ.get("SIGNING_SECRET")
    if secret:
        return base64.b64decode(secret.removeprefix("whsec_"))
    api_key, subscription = os.environ["API_KEY"], os.environ["SUBSCRIPTION_ID"]
    return hmac.digest(api_key.encode(), f"subscription:{subscription}".encode(), "sha256")


KEY = signing_key()


def is_genuine(headers, body: bytes) -> bool:
    """body: the exact bytes received. Parsing and serializing JSON again would change them."""
    delivery_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    if not (timestamp.isascii() and timestamp.isdigit()):
        return False
    if abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    signed = f"{delivery_id}.{timestamp}.".encode() + body
    digest = hmac.digest(KEY, signed, "sha256")
    expected = b"v1," + base64.b64encode(digest)
    # Several signatures while a key is being rotated.
    received = headers.get("webhook-signature", "").encode().split(b" ")
    return any(hmac.compare_digest(signature, expected) for signature in received)


# The worker delivers an event again if an answer was lost. Keep these ids in your database.
known: set[tuple[str, int]] = set()


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        size = int(self.headers.get("content-length", "0"))
        if size > MAX_BODY_BYTES:
            return self.answer(413)
        body = self.rfile.read(size)
        if not is_genuine(self.headers, body):
            return self.answer(401)
        for event in json.loads(body)["events"]:
            occurrence = (event["id"], event.get("replays", 0))
            if occurrence in known:
                continue
            known.add(occurrence)
            print(f"event {event['event']} {event['id']}", flush=True)
        self.answer(204)

    def answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_args) -> None:
        pass


port = int(os.environ.get("PORT", "8080"))
server = ThreadingHTTPServer(("", port), Receiver)
print(f"listening on {port}", flush=True)
server.serve_forever()
