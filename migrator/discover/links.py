"""Links are not followed: what they lead to is either seen at its own place or none of the tree's business."""

from __future__ import annotations

from pathlib import Path


def reason(location: str, root: str) -> str:
    """Why a link is not followed."""
    try:
        inside = Path(location).resolve().is_relative_to(Path(root).resolve())
    except (OSError, RuntimeError):
        return "link that leads nowhere"
    return "link to another file of the tree" if inside else "link that leaves the scan root"
