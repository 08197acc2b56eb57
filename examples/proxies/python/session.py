"""Stands for your own sessions, so that the examples run; see ../session.js."""

import os
from typing import Mapping, Optional

COMPANIES = dict(
    entry.split("=", 1) for entry in os.environ.get("TRIAL_SESSIONS", "").split()
)


def company_of(cookies: Mapping[str, str]) -> Optional[str]:
    """The Codat company of the signed-in user; None where nobody is signed in."""
    return COMPANIES.get(cookies.get("sid", ""))
