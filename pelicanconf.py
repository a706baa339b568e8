"""The site as it is built at home; publishconf.py adds what the web needs."""

SITENAME = "Quietpress"
SITESUBTITLE = "A quiet paper of your own, made of the web you follow"
SITEURL = "http://127.0.0.1:8000"
RELATIVE_URLS = True  # so that a page can also be opened as a file
DEFAULT_LANG = "en"
TIMEZONE = "UTC"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["quietpress"]
QUIETPRESS: dict[str, object] = {}  # the guide has the table of what can be set here

# The plugin does this too. Should it ever not load, Pelican still does not read what was collected.
ARTICLE_EXCLUDES = ["incoming", "pages"]
PAGE_EXCLUDES = ["incoming"]
STATIC_EXCLUDES = ["incoming"]
STATIC_PATHS = ["images"]

# Titles and names come from other people's pages: whatever a template prints is escaped.
# Should the plugin not load, they still say so; it is the plugin that has them speak a language.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}

# Pelican's own feeds are off; their ids change with slug and date, and Quietpress writes better.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None

DIRECT_TEMPLATES = ["index", "404"]
PAGINATED_TEMPLATES: dict[str, int | None] = {}
PAGE_SAVE_AS = PAGE_URL = "{slug}.html"

# Topics and sources have pages of their own.
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
AUTHOR_SAVE_AS = ""

# Looking for translations is slow, and two articles of one name are two articles here.
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None
