"""The words by which clutter gives itself away, in the languages we have met it in.

Everything is compared case-folded. Phrases open a section or stand alone in a
line; labels are words of class, id and role, split at hyphens and capitals.
"""

from __future__ import annotations

import re

# Words of a class or id that name what its element holds, and the rule they speak for.
# Only evidence: an element that holds much of the article is never dropped by its name
# (`comments-open` on a body, `has-sidebar` on an article).
LABELS: dict[str, frozenset[str]] = {
    rule: frozenset(words.split())
    for rule, words in {
        "related_stories": (
            "related relateds recirc recirculation recommend recommended recommendation "
            "recommendations recommends outbrain taboola trending popular mostread readmore "
            "readnext zergnet mgid revcontent yarpp crosslink crosslinks similar teaser teasers "
            "upnext ymal morefrom latest"
        ),
        "share_buttons": (
            "share sharing sharebar shares sharedaddy sharethis addthis addtoany social socials "
            "socialmedia heateor ssba follow followus like likes"
        ),
        "newsletter_box": (
            "newsletter newsletters signup subscribe subscription subscribebox mailchimp optin "
            "mailinglist emailsignup convertkit mailmunch"
        ),
        "comments": (
            "comment comments commentlist commentslist disqus respond reply replies discussion "
            "fbcomments commenting"
        ),
        "advertisement": (
            "ad ads adv advert adverts advertisement advertising adsbygoogle adslot adunit adbox "
            "adcontainer adwrapper sponsor sponsored sponsors dfp gpt promo promotion promotions "
            "promoted banner banners affiliate doubleclick"
        ),
        "author_box": "bio authorbox authorbio authorinfo aboutauthor byline bylines dateline",
        "navigation": (
            "nav navigation navbar menu menus breadcrumb breadcrumbs crumbs pagination pager "
            "paging skip toc tableofcontents tags taglist tagcloud postnav topbar toolbar"
        ),
        "consent_notice": "cookie cookies consent gdpr cmp onetrust cookiebar",
        "page_footer": "footer foot copyright colophon contentinfo legal",
        "sidebar": "sidebar sidebars rail widget widgets widgetarea aside complementary",
        "overlay": "modal popup popups overlay lightbox paywall interstitial lightboxes dialog",
        "post_details": "postmeta entrymeta articlemeta metadata",
    }.items()
}

# A heading or short line that opens a list of other stories.
_RELATED = """
may be interested in|you may also like|you may like|you might also like|you might like
you might also enjoy|you may also be interested in|you might be interested in
similar content|similar stories|similar posts|similar articles
related|related content|related stories|related story|related articles|related article
related posts|related post|related news|related topics|related links|related reading
related coverage|related items|related videos|more stories|more news|more articles|more posts
more from|more on this story|more on this topic|more on this|more like this|more to read
more to explore|read more|read more stories|read next|read also|also read|also on|up next|next up
keep reading|continue reading|further reading on|don't miss|dont miss|in case you missed it
most read|most popular|most viewed|most shared|trending|trending now|trending stories|popular now
popular posts|popular stories|top stories|latest news|latest stories|latest posts|latest articles
weiterlesen|weiter lesen|artikel weiterlesen|lire la suite|lire l'article|lire plus|seguir leyendo
continuar leyendo|continue lendo|continua a leggere|leggi tutto|lees verder|fortsätt läsa|les videre
czytaj więcej|czytaj dalej|číst dál|tovább|читать далее|читать дальше|devamını oku|اقرأ المزيد|阅读全文|続きを読む
recent posts|recent articles|recent news|recent stories|recommended|recommended for you
recommended stories|recommended reading|editor's picks|editors' picks|editors picks|our picks
what to read next|see also|see more|you may have missed|elsewhere on the web|from the web
from our partners|around the web|promoted stories|sponsored stories|sponsored content
other stories|other articles|other news|stories for you|more for you|next article|previous article
next post|previous post|next story|previous story|discover more|explore more|more headlines
das könnte sie auch interessieren|das könnte dich auch interessieren|auch interessant
das könnte sie interessieren|das könnte dich interessieren|das könnte euch auch interessieren
das könnte dir auch gefallen|das könnte ihnen auch gefallen|das thema könnte dich auch interessieren
das thema könnte sie auch interessieren|lesen sie auch die folgenden beiträge
lesen sie auch folgende beiträge|lesen sie auch diese artikel|lesen sie hier|lesen sie hier weiter
lesen sie hier mehr|hier lesen sie mehr|mehr lesen|mehr zu diesem thema|auch spannend
lesen sie auch|lesen sie mehr|lesen sie dazu auch|lies auch|mehr zum thema|mehr dazu
mehr aus|mehr von|weitere artikel|weitere nachrichten|weitere meldungen|ähnliche artikel
ähnliche beiträge|ähnliche themen|verwandte artikel|verwandte themen|verwandte beiträge
meistgelesen|meistgelesene artikel|am häufigsten gelesen|beliebt|beliebte artikel|empfehlungen
empfehlungen der redaktion|zum thema|neueste artikel|neueste beiträge|aktuelle meldungen
letzte beiträge|passend dazu|passend zum thema|siehe auch|nächster artikel|vorheriger artikel
à lire aussi|a lire aussi|lire aussi|à lire également|lire également|voir aussi|sur le même sujet
sur le même thème|articles liés|articles similaires|articles connexes|vous aimerez aussi
vous pourriez aussi aimer|vous aimerez peut-être|cela pourrait vous intéresser
ces articles pourraient vous intéresser|les plus lus|les plus lues|les articles les plus lus
nos derniers articles|derniers articles|à découvrir|dans la même rubrique|plus d'articles
le puede interesar|te puede interesar|le puede interesar también|también te puede interesar
también puede interesarle|quizá le interese|te puede gustar|podría interesarte
quizás te interese|noticias relacionadas|artículos relacionados|contenido relacionado
contenidos relacionados|más noticias|lea también|lee también|leer más|ver también|lo más leído
lo más visto|las más leídas|más leídas|últimas noticias|en otros medios|más información
leia também|leia mais|veja também|notícias relacionadas|artigos relacionados|conteúdo relacionado
mais lidas|as mais lidas|mais notícias|últimas notícias|pode também gostar|você também pode gostar
você pode gostar|talvez lhe interesse|outras notícias|saiba mais
leggi anche|articoli correlati|potrebbe interessarti|potrebbe interessarti anche
ti potrebbe interessare|potrebbero interessarti|i più letti|le più lette|ultime notizie|altre notizie
lees ook|lees meer|gerelateerde artikelen|meer nieuws|meest gelezen|ook interessant
läs också|läs även|läs mer|mest läst|relaterade artiklar|les også|les mer|mest lest|læs også
mest læste|lue myös|luetuimmat|czytaj także|czytaj też|zobacz także|zobacz też|przeczytaj także
powiązane artykuły|najpopularniejsze|polecane|čtěte také|přečtěte si také|související články
nejčtenější|olvassa el ezt is|kapcsolódó cikkek|citiți și|citește și|articole similare
διαβάστε επίσης|σχετικά άρθρα|читайте также|читайте ещё|по теме|похожие статьи|похожие материалы
самое читаемое|популярное|материалы по теме|смотрите также|читайте також|ilgili haberler|bunlar da ilginizi çekebilir
benzer haberler|çok okunanlar|اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|مواضيع ذات صلة|مقالات ذات صلة
أخبار ذات صلة|قد يعجبك أيضا|قد يهمك أيضا|الأكثر قراءة|المزيد من|موضوعات متعلقة|بیشتر بخوانید|مطالب مرتبط
相关阅读|相关新闻|相关文章|延伸阅读|推荐阅读|猜你喜欢|热门文章|热门推荐|热门新闻|更多新闻|更多精彩|相關新聞|相關文章
延伸閱讀|推薦閱讀|熱門文章|你可能也喜歡|您可能感兴趣|您可能也喜欢|関連記事|関連ニュース|あわせて読みたい|おすすめ記事|人気記事
アクセスランキング|こちらもおすすめ|관련 기사|관련기사|많이 본 뉴스|추천 기사|인기 기사
"""

_COMMENTS = """
comments|comment|leave a comment|leave a reply|leave your comment|post a comment|add a comment
add comment|join the conversation|join the discussion|reader comments|have your say|your thoughts
cancel reply|reply|no comments|be the first to comment|what do you think|responses|view comments
show comments|comments are closed|submit a comment|write a comment
kommentare|kommentar schreiben|kommentar verfassen|kommentar hinterlassen
schreiben sie einen kommentar|schreibe einen kommentar|diskutieren sie mit|ihre meinung
leserkommentare|diskussion|keine kommentare|antwort hinterlassen
commentaires|laisser un commentaire|laissez un commentaire|réagir|vos réactions|poster un commentaire
ajouter un commentaire|votre commentaire|réagissez
comentarios|deja un comentario|deja una respuesta|dejar un comentario|escribe un comentario
añadir comentario|opina|comenta
comentários|deixe um comentário|deixe uma resposta|deixe o seu comentário|comente
commenti|lascia un commento|lascia una risposta|reacties|reageer|plaats een reactie
kommentarer|lämna ett svar|legg igjen en kommentar|skriv en kommentar|komentarze|dodaj komentarz
komentáře|hozzászólások|comentarii|σχόλια|комментарии|оставить комментарий|коментарі|yorumlar|yorum yap
التعليقات|اترك تعليقا|أضف تعليقا|نظرات|评论|发表评论|网友评论|留言|發表評論|コメント|コメントを残す|댓글
"""

_SHARE = """
share|share this|share this article|share this story|share this post|share article|share on
share via|spread the word|follow us|follow us on|connect with us|like this|print|print this
teilen|artikel teilen|beitrag teilen|diesen artikel teilen|jetzt teilen|folgen sie uns|drucken
partager|partager cet article|partagez|partagez cet article|suivez-nous|imprimer
compartir|comparte|compartir en|comparte este artículo|compartir esta noticia|síguenos|imprimir
compartilhar|compartilhe|partilhar|partilhe|siga-nos|condividi|seguici|deel dit artikel|delen
dela|del|jaa|udostępnij|podziel się|sdílet|megosztás|distribuie|κοινοποίηση|поделиться|поширити|paylaş
شارك|مشاركة|شاركها|اشتراک گذاری|分享|分享到|分享至|シェア|シェアする|공유|공유하기
"""

_NEWSLETTER = """
newsletter|our newsletter|sign up|sign up for|sign up for our newsletter|sign up to our newsletter
sign up now|subscribe|subscribe now|subscribe to|subscribe to our newsletter|get our newsletter
get the newsletter|join our newsletter|join our mailing list|stay informed|stay in the know
stay up to date|get updates|get the latest|email address|your email|enter your email|never miss
newsletter abonnieren|newsletter bestellen|zum newsletter|jetzt anmelden|jetzt abonnieren
abonnez-vous|inscrivez-vous|s'inscrire à la newsletter|recevez notre newsletter|votre e-mail
suscríbete|suscríbase|suscribirse|boletín|regístrate|reciba nuestro boletín|inscreva-se|assine
assine a newsletter|receba as notícias|iscriviti|iscriviti alla newsletter|schrijf je in|meld je aan
zapisz się|подпишитесь|подписаться|abone ol|اشترك|订阅|訂閱|登録|ニュースレター
"""

_ADVERTISEMENT = """
advertisement|advertisements|advertising|ad|ads|sponsored|sponsored by|promoted|paid content
story continues below advertisement|article continues below|article continues after advertisement
continue reading below|advertisement - scroll to continue|skip advertisement|skip ad|paid post
anzeige|werbung|publicité|publicité - la suite de cette page ci-dessous|publicidad|publicidade
la suite après la publicité|continúa después de la publicidad|continua após a publicidade
pubblicità|advertentie|annons|annonse|annonce|mainos|reklama|reklam|hirdetés|реклама|publicitate
إعلان|اعلان|تبلیغات|广告|廣告|広告|スポンサーリンク|광고
"""


_AUTHOR = """
about the author|about the authors|about the writer|about our author|meet the author|über den autor
über die autorin|zum autor|zur autorin|à propos de l'auteur|sobre el autor|sobre la autora
acerca del autor|sobre o autor|sobre a autora|l'autore|over de auteur|om författaren|o autorze
об авторе|yazar hakkında|عن الكاتب|作者简介|作者簡介|著者について
"""

_NAVIGATION = """
skip to content|skip to main content|skip to navigation|jump to content|back to top|home|menu|main menu
table of contents|in this article|on this page|search|log in|sign in|my account|toggle navigation
zum inhalt springen|zum inhalt|zur navigation|nach oben|startseite|menü|suche|inhaltsverzeichnis
aller au contenu|aller au contenu principal|accueil|haut de page|rechercher|se connecter
saltar al contenido|ir al contenido|inicio|menú|buscar|iniciar sesión|pular para o conteúdo|início
buscar|entrar|vai al contenuto|cerca|ga naar de inhoud|zoeken|hoppa till innehåll|przejdź do treści
"""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(
        phrase.casefold() for line in text.split("\n") for phrase in line.split("|") if phrase
    )


# What a short line is when it is, or begins with a colon after, one of these phrases.
STARTERS: dict[str, frozenset[str]] = {
    "related_stories": _phrases(_RELATED),
    "comments": _phrases(_COMMENTS),
    "share_buttons": _phrases(_SHARE),
    "newsletter_box": _phrases(_NEWSLETTER),
    "advertisement": _phrases(_ADVERTISEMENT),
    "author_box": _phrases(_AUTHOR),
    "navigation": _phrases(_NAVIGATION),
}

# Words of a share row; more than half of a row's words are such.
SHARE_WORDS = frozenset(
    """
    share shares sharing tweet tweets retweet pin pinit post facebook twitter x instagram pinterest
    whatsapp linkedin reddit telegram tumblr flipboard pocket mastodon bluesky threads tiktok youtube
    snapchat viber line wechat weibo vk ok xing messenger signal email e-mail mail print copy link url
    save bookmark follow like via on this article story page by to send more teilen drucken merken
    versenden mailen kopieren partager imprimer envoyer copier lien compartir imprimir enviar copiar
    enlace compartilhar partilhar guardar salvar condividi stampa invia delen afdrukken dela skriv ut
    udostępnij drukuj sdílet tisk поделиться печать вконтакте одноклассники paylaş yazdır شارك طباعة
    مشاركة فيسبوك تويتر واتساب تلغرام 分享 微信 微博 打印 qq シェア ツイート 印刷 공유 인쇄
    """.split()
)
# Half of them are common words: a row needs one that is a network or an act of sharing.
SHARE_MARKS = frozenset(
    """
    facebook twitter pinterest whatsapp linkedin reddit telegram tumblr flipboard instagram tweet
    mastodon bluesky weibo wechat viber xing vk email e-mail print whatsapp messenger 微信 微博
    فيسبوك تويتر واتساب
    """.split()
)

# Sentences that only clutter says, by how they begin. One pattern a rule; no nested repetition.
# They are for texts in lower case: a search that minds no case takes six times as long.
OPENINGS: dict[str, re.Pattern[str]] = {
    rule: re.compile(pattern)
    for rule, pattern in {
        "newsletter_box": (
            r"(?:sign up|subscribe|register)(?: now| here| today)? (?:to|for)\b"
            r"|by signing up\b|by (?:clicking|entering|joining|registering|submitting|subscribing)\b"
            r".{0,80}\byou (?:\w+ )?(?:accept|acknowledge|agree|confirm|consent)\b|get .{3,80}\bin your inbox\b"
            r"|(?:enter )?your e-?mail(?: address)?\W*$"
            r"|(?:jetzt |hier )?(?:unseren )?newsletter\b|suscr[íi]b(?:e|a)|inscreva-se"
            r"|assine (?:a|nossa)|iscriviti|was this (?:e-?mail )?forwarded\b"
            r"|never miss an? (?:story|article|post|recipe|issue|update)\b"
        ),
        "page_footer": (
            r"\s*(?:copyright|©|\(c\))\s|(?:our standards\b|reprints? (?:and|&) )"
            r"|(?:privacy policy|terms of (?:use|service))\b"
            r"|(?:except|unless) (?:where )?otherwise (?:noted|stated|indicated)\b.{0,80}\blicen[cs]ed\b"
            r"|sofern nicht anders \w+\b.{0,80}\b(?:lizenz|creative commons|cc[ -]by)"
        ),
        "related_stories": (
            r"the post .{3,200} (?:appeared|was published) (?:first )?on\b"
            r"|this (?:article|story|post|piece|entry) (?:was |has been )?(?:first|originally) (?:published|posted|appeared) (?:in|on|by|at)\b"
            r"|(?:read more|read also|also read|see also|related|lesen sie (?:auch|hier|dazu|mehr)|lies auch|mehr zum thema|mehr dazu|[àa] lire (?:aussi|également)|lire aussi|voir aussi|leia também|lea también|lee también|leggi anche|lees ook|läs också|czytaj (?:też|także|również)|zobacz (?:też|także|również))\s*[:：»>–—-]"
            r"|(?:other|more) (?:posts|articles|stories|recipes|reads) (?:that )?you"
            r"(?: (?:may|might|will))?(?: also)? (?:like|love|enjoy|be interested in)\b[^.!?]{0,30}$"
            r"|you (?:may|might) (?:also )?be interested in\b[^.!?]{0,60}$"
        ),
        "share_buttons": r"(?:share|tweet|pin|e-?mail|print) (?:this|it)(?: \w+){0,2}$",
        "comments": (
            r"share your (?:story|thoughts|comments|opinion)"
            r"(?: (?:with us|below|in the comments)\b.{0,60})?\W*$"
        ),
        "navigation": r"page \d+ of \d+\W*$|loading\b.{0,30}(?:\.\.\.|…)$",
        "author_box": r"(?:written|reviewed|edited|fact[ -]checked) by\b[^.!?]{0,40}$",
        "ratings": r"rate this\b",
        "post_details": (
            r"(?:tagged|tags|filed under|posted in|categories|topics|schlagworte|mots-clés|etiquetas|schlagwörter|stichworte|temas|标签|標籤|タグ)\b\s*[:：]?\s*\S.{0,200}$"
            r"|\d+\s*min(?:ute)?s? read$"
            r"|(?:last |zuletzt )?(?:updated|modified|published|posted|aktualisiert|geändert"
            r"|veröffentlicht|mis à jour|publié|actualizado|publicado|aggiornato|pubblicato)"
            r"(?: on| am| le| el| il)?\s*:?\s+(?:\w+\.? )?\d{1,4}[\s./,-].{0,30}$"
            r"|(?:reading time|lesezeit|lectura de|temps de lecture)\b.{0,30}$"
        ),
        "advertisement": (
            r"(?:ad|advertisement|advertising|sponsored|anzeige|werbung)\s*[:.]?$"
            r"|from our (?:shop|store|partners?|sponsors?)\s*(?:[:：–—-]|$)"
            r"|(?:story|article|content|reading|text) continues (?:after|below)\b.{0,40}$"
            r"|(?:la suite|suite de l'article)\b.{0,20}\bpublicité.{0,20}$"
            r"|(?:artikel|text) (?:geht|wird) nach der (?:werbung|anzeige) .{0,20}$"
        ),
        "call_to_action": (
            r"(?:like|liked|enjoy|enjoyed|love|loved) (?:this|the) (?:story|article|post|piece)\b.{0,60}\?"
            r"|if you (?:like|liked|enjoy|enjoyed|love|loved) (?:reading )?this (?:story|article|post|piece)\b"
            r"|tell a friend\b|(?:click|tap) here (?:to|for|and)\b"
            r"|download (?:our|the) (?:free )?app\b|follow us on\b|like us on\b|find us on\b"
            r"|(?:click|tap) to (?:enlarge|zoom)\b.{0,20}$"
            r"|(?:enlarge|open|show|view) (?:this |the )?(?:image|photo|picture)(?: in .{0,20})?$"
            r"|bild (?:anzeigen|öffnen|schließen|vergrößern)\b.{0,20}$|agrandir l['’]image$"
            r"|join us on\b|sponsor this (?:newsletter|podcast|show|site|blog)\W*$"
            r"|join (?:the|our|my) (?:[\w’'-]+ ){0,3}(?:facebook|discord|telegram|whatsapp|slack)\b.{0,60}$"
            r"|follow .{2,40} on (?:twitter|facebook|instagram|x|linkedin)\b"
            r"|view (?:this email )?in (?:your )?browser"
        ),
    }.items()
}

# The first letters, four at most, of the first word of each of these.
OPENING_STARTS = frozenset(
    """
    sign subs regi by get ente your jetz hier unse news susc insc assi iscr neve copy c
    our repr priv term the this read also see rela lese lire leia lea legg lees shar twee pin e emai
    prin à a voir lies mehr läs czyt zoba rate tagg tags file post cate topi schl mots etiq stic tema lect temp ad adve spon anze werb
    from stor arti cont text la suit like enjo love tell clic tap down foll find join view was
    exce unle sofe page load othe more you last zule upda modi aktu geän mis actu aggi
    enla open show bild agra publ verö pubb writ revi edit fact if
    """.split()
)

# And by what they say anywhere.
SENTENCES: dict[str, re.Pattern[str]] = {
    rule: re.compile(pattern)
    for rule, pattern in {
        "newsletter_box": (
            r"\b(?:sign up (?:for|to)|subscribe to) (?:our|your|get|receive)\b"
            r"|\bour (?:\w+ ){0,2}newsletter\b"
            r"|(?:delivered|straight|sent|direct(?:ly)?) to your inbox"
            r"|\bjoin our (?:newsletter|mailing list)"
            r"|\bnewsletter (?:an|abonnieren|bestellen)\b"
            r"|\b(?:abonnez|inscrivez)-vous (?:à (?:la|notre) (?:newsletter|lettre)|gratuitement|maintenant)"
            r"|you may unsubscribe|\byou(?:['’]re| are) receiving this\b"
            r"|unsubscribe at any time"
        ),
        "consent_notice": (
            r"\b(?:we|this (?:web)?site|our (?:web)?site)\b.{0,20}\buses? (?:[\w-]+ ){0,3}cookies\b"
            r"|\b(?:verwende[nt]|nutz(?:en|t)|setz(?:en|t)).{0,30}\bcookies\b"
            r"|\butilis(?:e|ons|ent).{0,30}\bcookies\b"
            r"|\b(?:utiliza|usa)(?:mos)?\b.{0,30}\bcookies\b|\baccept (?:all )?cookies"
            r"|\bcookie (?:policy|settings|preferences)\b"
        ),
        "page_footer": (
            r"(?:^\W{0,2}|[.,|·]\s*)(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati)\W*$"
            r"|©\s*(?:19|20)\d\d|版权所有|版權所有|無断転載|все права защищены|جميع الحقوق محفوظة|未经授权"
            r"|不得转载|转载请注明|責任編輯|责任编辑"
        ),
        "comments": (
            r"your email address will not be published|required fields are marked"
            r"|you must be logged in to|log in to (?:leave|post) a|save my name, email"
            r"|this site uses akismet|notify me of (?:new|follow-?up)"
        ),
        "ratings": r"^[\d\s.,/:()]*[★☆⭐]{3}[\W\d]*$|\b(?:from|based on) \d[\d.,]* (?:votes|ratings|reviews)\b",
        "advertisement": r"\b(?:shop|buy|order) now\W{0,5}$",
        "post_details": r"\b\d+[ -]min(?:ute)?s? read$",
        # What stands in the place of something that needs a script, for browsers without one.
        "hidden_text": (
            r"^(?:this|the) (?:\w+ )?(?:slide ?show|gallery|video|player|map|form|chart|poll|quiz|page"
            r"|content|site|website|app|application) requires javascript\b.{0,40}$"
            r"|^(?:please |you (?:need|have) to )(?:enable|activate|turn on|allow) javascript\b.{0,80}$"
            r"|^(?:sorry, )?javascript (?:is (?:currently )?disabled|(?:must|needs to|has to) be (?:enabled"
            r"|turned on))\b.{0,80}$"
            r"|^(?:sorry, )?your browser (?:does not|doesn['’]t) (?:currently )?support (?:the|html5?|this"
            r"|inline|embedded|iframes|javascript|video|audio)\b.{0,80}$"
            r"|^(?:bitte )?aktivieren sie javascript\b.{0,80}$"
            r"|^(?:diese|dieser|dieses) [\w-]+ (?:benötigt|erfordert) javascript\b.{0,40}$"
            r"|^ihr browser unterstützt (?:kein|diese|das)\w*\b.{0,80}$"
            r"|^(?:veuillez )?activez javascript\b.{0,80}$|^votre navigateur ne (?:supporte|prend)\b.{0,80}$"
            r"|^(?:por favor,? )?(?:active|habilite) javascript\b.{0,80}$"
            r"|^(?:su|tu) navegador no (?:soporta|admite)\b.{0,80}$"
        ),
        "call_to_action": (
            r"\bin (?:the|our) [\w ]{1,30} app\b.{0,60}\bdownload\b"
            r"|\bget (?:the|our) (?:free )?app\b"
        ),
    }.items()
}

# The first letters, six at most, of a word that such a text must have to be worth a search.
SENTENCE_STARTS: dict[str, frozenset[str]] = {
    rule: frozenset(starts.split())
    for rule, starts in {
        "newsletter_box": "sign subscr newsle inbox join abonne inscri unsubs receiv",
        "consent_notice": "cookie",
        "page_footer": "rights rechte droits derech direit diritt copyri c",
        "comments": "email requir logged log save akisme notify",
        "ratings": "votes rating review",
        "advertisement": "shop buy order",
        "post_details": "read",
        "hidden_text": "javasc browse naviga navega",
        "call_to_action": "app",
    }.items()
}
