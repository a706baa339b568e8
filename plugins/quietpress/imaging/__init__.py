"""Picture files of others, made into ones that a page of ours can show."""

from .developing import Developers, develop, developers, require_pillow
from .records import Limits, Rendered

__all__ = ["Developers", "Limits", "Rendered", "develop", "developers", "require_pillow"]
