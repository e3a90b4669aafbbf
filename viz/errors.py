"""What can go wrong when a view is drawn or a result is written."""

from __future__ import annotations


class VizError(Exception):
    """Base of all that viz raises; the message is a plain sentence for the user."""


class WriteError(VizError):
    """A file could not be written; what stood there before is untouched."""


class PictureError(VizError):
    """A picture cannot be made, for instance because a library for it is not installed."""


class UnknownViewError(VizError, KeyError):
    """A view was asked for that the graph does not have."""

    # KeyError would show the message in quotation marks.
    __str__ = Exception.__str__
