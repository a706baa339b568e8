// Searches the titles, newest first, as one types. Only files of this site are asked for.
{
  const HITS = 50; // shown before somebody asks for more
  const FILES = 12; // read before somebody asks for more: a year
  const PAUSE = 150; // milliseconds after the last letter

  const found = document.getElementById("found");
  const texts = found.dataset; // in the language of the site
  const site = texts.site;
  const names = texts.files.split(" ").filter(Boolean);
  const list = found.querySelector("ul");
  const status = document.querySelector("main [role=status]");
  const further = found.querySelector("button");
  const form = document.querySelector("main form");
  const field = form.elements.q;
  const rules = new Intl.PluralRules(texts.plurals);
  const digits = new Intl.NumberFormat(texts.plurals, { numberingSystem: "latn" });

  // Letters without case and accents. Each is folded by itself, so that a hit can be marked in
  // the title as it is written.
  const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
  const OTHERS = { æ: "ae", đ: "d", ħ: "h", ł: "l", ø: "o", œ: "oe", "’": "'" };
  const folded = new Map();
  const foldLetter = (letter) => {
    if (!folded.has(letter)) {
      const plain = letter.normalize("NFKD").replace(ACCENTS, "").toUpperCase().toLowerCase();
      folded.set(letter, OTHERS[plain] ?? plain);
    }
    return folded.get(letter);
  };
  const fold = (text) => Array.from(text, foldLetter).join("");

  // Where words are written without spaces, a word may begin anywhere.
  const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  const IN_WORD = /[\p{L}\p{N}\p{M}]$/u;
  const placesOf = (word, text) => {
    const places = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const isBegin = !IN_WORD.test(text.slice(Math.max(0, at - 2), at));
      if (isBegin || UNSPACED.test(word)) places.push(at);
    }
    return places;
  };
  const AROUND = /^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu; // a word: quotation marks, a comma
  const wordsOf = (text) =>
    fold(text).split(/\s+/).map((word) => word.replace(AROUND, "")).filter(Boolean);

  const read = new Map(); // promises of articles, by name of their file
  const articlesOf = (name) => {
    if (!read.has(name)) {
      const promise = fetch(`${site}search/${name}.json`).then(async (answer) => {
        if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
        return (await answer.json()).flatMap(({ date, name: day, articles }) =>
          articles.map((article) => ({
            ...article, date, day, text: fold(`${article.title} ${article.source ?? ""}`),
          })),
        );
      });
      promise.catch(() => read.delete(name)); // it is asked for again by the next search
      read.set(name, promise);
    }
    return read.get(name);
  };

  const make = (name, attributes = {}, ...inside) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.append(...inside);
    return element;
  };

  // Puts a text into an element with the words marked in it. Never as markup.
  const put = (element, text, words) => {
    const letters = Array.from(text);
    const parts = letters.map(foldLetter);
    const plain = parts.join("");
    const isMarked = new Uint8Array(plain.length);
    for (const word of words) {
      for (const at of placesOf(word, plain)) isMarked.fill(1, at, at + word.length);
    }
    let at = 0;
    let mark = null;
    for (const [index, letter] of letters.entries()) {
      const end = at + parts[index].length;
      // An accent of its own has no place in what is compared: it goes with its letter.
      const isHit = at === end ? mark !== null : isMarked.subarray(at, end).includes(1);
      if (isHit && !mark) element.append((mark = make("mark")));
      if (!isHit) mark = null;
      (mark ?? element).append(letter);
      at = end;
    }
    element.normalize();
    return element;
  };

  const row = (article, words) => {
    const link = put(make("a", { href: site + article.path }), article.title, words);
    const title = make("h3", { lang: article.language ?? "", dir: "auto" }, link);
    const meta = make("p", { className: "meta" });
    if (article.source) meta.append(put(make("bdi"), article.source, words), " · ");
    meta.append(make("bdi", {}, make("time", { dateTime: article.date }, article.day)));
    return make("li", { dir: "auto" }, title, meta);
  };

  const look = async (words, hitsMax, filesMax) => {
    const hits = [];
    let looked = 0;
    for (const name of names.slice(0, filesMax)) {
      if (hits.length >= hitsMax) break;
      const articles = await articlesOf(name);
      hits.push(...articles.filter(({ text }) => words.every((word) => placesOf(word, text).length)));
      looked += 1;
    }
    hits.sort((one, other) => (one.date < other.date) - (one.date > other.date));
    return { shown: hits.slice(0, hitsMax), looked, isAll: hits.length <= hitsMax && looked === names.length };
  };

  const say = ({ shown, isAll, isUnread = false }) => {
    if (isUnread) return texts.unread;
    if (!shown.length) return isAll ? texts.none : texts.noneNew;
    const category = rules.select(shown.length);
    const counted = texts[`found${category[0].toUpperCase()}${category.slice(1)}`] ?? texts.foundOther;
    return counted.replace("#", digits.format(shown.length) + (isAll ? "" : "+"));
  };

  const keepInAddress = (words) => {
    const address = new URL(location.href);
    if (words.length) address.searchParams.set("q", field.value.trim());
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  };

  let latest = 0; // number of the search that may show something
  const search = async (hitsMax = HITS, filesMax = FILES) => {
    const mine = ++latest;
    const words = wordsOf(field.value);
    let result;
    try {
      result = words.length ? await look(words, hitsMax, filesMax) : { shown: [], looked: 0, isAll: true };
    } catch (error) {
      console.error(error);
      result = { shown: [], looked: 0, isAll: true, isUnread: true };
    }
    if (mine !== latest) return;
    status.textContent = words.length ? say(result) : "";
    list.replaceChildren(...result.shown.map((article) => row(article, words)));
    found.hidden = !result.shown.length && result.isAll;
    further.hidden = result.isAll;
    further.onclick = async () => {
      await search(hitsMax + HITS, result.looked + FILES);
      list.children[result.shown.length]?.querySelector("a").focus();
    };
    keepInAddress(words);
  };

  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) search();
}
