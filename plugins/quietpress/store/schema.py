"""The tables, and the steps from one version of them to the next.

A step is never edited once it was released: a change is one more step. Times
are whole microseconds since 1970 in UTC, which sort as the times do.
"""

from __future__ import annotations

_FIRST = """
-- The number of the latest opening; what changes in the store carries it.
CREATE TABLE opening (number INTEGER NOT NULL) STRICT;
INSERT INTO opening VALUES (0);

CREATE TABLE source (
    key TEXT PRIMARY KEY,
    state BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE validator (
    url TEXT PRIMARY KEY,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Entries of feeds and listings that were collected; they stay when their captures are pruned.
CREATE TABLE entry (
    key BLOB PRIMARY KEY,
    digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE capture (
    number INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    source TEXT NOT NULL,
    origin TEXT NOT NULL,
    captured INTEGER NOT NULL,
    recipe TEXT, -- what it was last cleaned by; NULL: it waits to be cleaned
    problem TEXT NOT NULL DEFAULT '', -- why it gave no article
    matched TEXT, -- selectors of its source that fit its page, as JSON; NULL: it is no page
    article INTEGER REFERENCES article (number) ON DELETE SET NULL,
    size INTEGER NOT NULL, -- bytes of the body
    body BLOB -- NULL: it was pruned, and is known by its digest alone
) STRICT;
CREATE INDEX capture_waiting ON capture (number) WHERE recipe IS NULL;
CREATE INDEX capture_by_recipe ON capture (source, recipe) WHERE body IS NOT NULL;
CREATE INDEX capture_by_age ON capture (captured, number, size) WHERE body IS NOT NULL;
CREATE INDEX capture_by_source ON capture (source, number);
CREATE INDEX capture_by_article ON capture (article, number);

-- Files of incoming/, and the documents in each, in their order.
CREATE TABLE file (
    origin TEXT PRIMARY KEY,
    signature BLOB NOT NULL, -- of the file and all that belongs to it; empty: it is read anew
    problem TEXT NOT NULL -- why nothing of it can be used
) STRICT, WITHOUT ROWID;
CREATE TABLE document (
    file TEXT NOT NULL REFERENCES file (origin) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    origin TEXT NOT NULL,
    problem TEXT NOT NULL, -- why there is no capture of it
    capture INTEGER REFERENCES capture (number) ON DELETE SET NULL,
    PRIMARY KEY (file, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_capture ON document (capture);

CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE, -- for ever, and so is the page
    page TEXT NOT NULL UNIQUE, -- where it lies on the site
    source TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    published INTEGER NOT NULL DEFAULT 0,
    capture INTEGER REFERENCES capture (number) ON DELETE SET NULL, -- that it was made of
    captured INTEGER NOT NULL DEFAULT 0, -- when that was
    rules TEXT NOT NULL DEFAULT '', -- that it has its topics by
    title_key BLOB NOT NULL DEFAULT x'',
    text_key BLOB NOT NULL DEFAULT x'', -- empty: its text is too short to be recognised by
    changed INTEGER NOT NULL DEFAULT 0, -- number of the opening
    -- Why it is recognised and yet not shown: 'withdrawn' with its file, until that comes back,
    -- or 'forgotten' for ever.
    hidden TEXT NOT NULL DEFAULT '',
    body BLOB
) STRICT;
CREATE INDEX article_newest ON article (published DESC, guid) WHERE hidden = '';
CREATE INDEX article_of_source ON article (source, published DESC, guid) WHERE hidden = '';
CREATE INDEX article_changed ON article (changed, guid);
CREATE INDEX article_by_rules ON article (rules) WHERE hidden = '';
CREATE INDEX article_by_text ON article (text_key);
CREATE INDEX article_by_capture ON article (capture);

CREATE TABLE article_topic (
    topic TEXT NOT NULL,
    published INTEGER NOT NULL,
    guid TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    PRIMARY KEY (topic, published DESC, guid)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_topic_by_article ON article_topic (article);

-- What an article is recognised by beside its text: ids that sources gave it, and addresses.
CREATE TABLE trait (
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    PRIMARY KEY (kind, value, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX trait_by_article ON trait (article, kind);

CREATE TABLE picture (
    name TEXT PRIMARY KEY,
    suffix TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE TABLE article_picture (
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    name TEXT NOT NULL REFERENCES picture (name),
    PRIMARY KEY (article, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_picture_by_name ON article_picture (name);

CREATE TABLE earlier_text (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    replaced INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX earlier_text_by_article ON earlier_text (article, number);

CREATE TABLE memory (
    host TEXT PRIMARY KEY,
    used INTEGER NOT NULL, -- number of the opening
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX memory_by_use ON memory (used, host);

CREATE TABLE run (
    number INTEGER PRIMARY KEY,
    began INTEGER NOT NULL,
    report BLOB NOT NULL
) STRICT;
"""

_RELEASED = """
-- What the site that was released last was made from: the one row, and each of its files.
CREATE TABLE released (
    mark TEXT NOT NULL, -- names that site; it has the mark in it
    recipe BLOB NOT NULL, -- of what every page depends on: theme, settings, our own version
    opening INTEGER NOT NULL -- up to which changes of articles are in it
) STRICT;
CREATE TABLE released_file (
    family TEXT NOT NULL, -- of files that are planned together, such as 'topic:science'
    path TEXT NOT NULL,
    digest BLOB NOT NULL, -- of all that the file was made from
    PRIMARY KEY (family, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX released_file_by_path ON released_file (path);

-- Where each article stood in it, to find the listings that an article has left.
CREATE TABLE released_article (
    guid TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    source TEXT NOT NULL,
    topics TEXT NOT NULL, -- keys, with a space between
    published INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What pages say of each source: another name, and all its articles are other pages.
CREATE TABLE released_source (
    key TEXT PRIMARY KEY,
    digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
"""

_TALLIES = """
-- Characters of its text, and of what was taken out of it; 0 and 0: nobody has counted.
ALTER TABLE article ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_tallied ON article (source, published, kept, removed, hidden)
    WHERE hidden = '';
"""

_MIRRORS = """
-- What became of pictures that were asked for, by the address that articles have for each.
CREATE TABLE mirror (
    address TEXT PRIMARY KEY,
    tries INTEGER NOT NULL, -- in vain
    problem TEXT NOT NULL, -- of the last one
    body BLOB -- NULL: there is none yet
) STRICT, WITHOUT ROWID;

-- Pictures that articles wait for, and up to which changes of articles they were looked for.
CREATE TABLE wanted_picture (
    address TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    PRIMARY KEY (address, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX wanted_picture_by_article ON wanted_picture (article);
CREATE TABLE wanted_until (opening INTEGER NOT NULL) STRICT;
INSERT INTO wanted_until VALUES (0);
"""

_ARRIVALS = """
-- The archives of feeds go by the order in which articles arrived.
CREATE INDEX article_arrived ON article (source, number) WHERE hidden = '';
CREATE INDEX article_topic_arrived ON article_topic (topic, article);
"""

_STORIES = """
-- Events that several sources report, and which articles do.
CREATE TABLE story (
    number INTEGER PRIMARY KEY,
    page TEXT NOT NULL UNIQUE, -- where it lies on the site, for ever
    sources INTEGER NOT NULL DEFAULT 0, -- how many report it now
    first INTEGER, -- number of the article that came first, of those that are shown
    changed INTEGER NOT NULL DEFAULT 0 -- number of the opening
) STRICT;
CREATE INDEX story_changed ON story (changed, number);
CREATE INDEX story_by_sources ON story (sources, first);
ALTER TABLE article ADD COLUMN story INTEGER REFERENCES story (number);
CREATE INDEX article_of_story ON article (story, number) WHERE story IS NOT NULL;

-- What the latest articles are compared by.
CREATE TABLE imprint (
    article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE clue (
    word INTEGER NOT NULL,
    published INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES imprint (article) ON DELETE CASCADE,
    PRIMARY KEY (word, published, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX clue_by_article ON clue (article);
"""

_GONE = """
-- When an article was hidden: for a while its page says that it is gone.
ALTER TABLE article ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_gone ON article (gone) WHERE hidden != '';
"""

_MADE_ENTRIES = """
-- Entries of feeds as documents have them, by the digest of all that they are made from.
CREATE TABLE made_entry (
    number INTEGER PRIMARY KEY, -- the order in which they came
    digest BLOB NOT NULL UNIQUE,
    body BLOB NOT NULL
) STRICT;
-- An article that is to be shown no more may be in several: those of its day have its title.
CREATE TRIGGER made_entry_of_hidden AFTER UPDATE OF hidden ON article WHEN NEW.hidden != ''
BEGIN
    DELETE FROM made_entry;
END;
"""

_TROUBLES = """
-- The kind of a capture's problem, as JSON; NULL: of none.
ALTER TABLE capture ADD COLUMN trouble TEXT;
"""

_DIGESTS = """
-- Of its body, which need not be read for it; empty: it was stored when there was none.
ALTER TABLE article ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
"""

_MADE_PARTS = """
-- Parts of pages and files, by the digest of all that they are made from.
CREATE TABLE made_part (
    number INTEGER PRIMARY KEY, -- the order in which they came
    digest BLOB NOT NULL UNIQUE,
    body BLOB NOT NULL
) STRICT;
-- As for entries of feeds: a title may be in several.
CREATE TRIGGER made_part_of_hidden AFTER UPDATE OF hidden ON article WHEN NEW.hidden != ''
BEGIN
    DELETE FROM made_part;
END;
"""

STEPS = (
    _FIRST,
    _RELEASED,
    _TALLIES,
    _MIRRORS,
    _ARRIVALS,
    _STORIES,
    _GONE,
    _MADE_ENTRIES,
    _TROUBLES,
    _DIGESTS,
    _MADE_PARTS,
)
VERSION = len(STEPS)  # `PRAGMA user_version` of a store that is up to date
