"""Letters and phrases by language, one table each: `key: value | value` (see `tongues`).

`{name}`, `{number}` and `{topic}` are filled in. Every wording was written for
this file, after what sites in the language say. A phrase that a table lacks is
taken from English, as on sites whose theme was never translated.
"""

from __future__ import annotations

TABLES: dict[str, str] = {
    "en": """
words: council harbour winter market bridge worker report engine garden school river forest
 | budget hospital teacher village station minister festival library museum factory orchard
 | record signal window kitchen painter captain season weather valley mountain island pattern
 | account contract project study method result sample machine planet crystal surface pressure
 | copper timber cotton leather marble barley almond pepper butter onion ginger flour oven
 | player coach league stadium final goal match defender keeper trophy season transfer
 | open close build carry follow notice change repair measure collect deliver remember expect
 | explain consider discover improve protect replace describe announce support question travel
 | early narrow bright quiet heavy gentle public local modern ancient hidden broken careful
 | large small certain former recent annual northern coastal rural federal digital electric
 | house street morning evening people family children company government company water light
 | price number reason moment century decade member visitor resident customer neighbour owner
 | paper letter novel poem chapter picture theatre concert orchestra singer actor director
 | camera screen battery laptop sensor network server software update version feature keyboard
 | train railway ticket passenger airport runway cargo ferry lighthouse anchor storm flood
 | patient doctor nurse vaccine virus disease treatment surgery therapy clinic symptom
 | court judge lawyer witness verdict sentence police officer detective prison evidence
 | farmer harvest cattle sheep tractor field soil seed fertiliser drought irrigation
 | bank loan interest inflation currency investor share dividend profit revenue tax pension
onsets: b br c ch d dr f fl g gr h j k l m n p pr r s sh st t tr v w
rimes: an ar en er in or on ess all ick ound ail ore ust amp ell ight ow ay ea
endings: s ed ing er ly al ion ment
small: the of to and a in that is was for on with as it by at from are be this which but not have
 | had were an or their has its will would been one more can than who when there after also into
 | about other over some could them out up if so what only most
first_person: I you my me your we really just think know lol yeah honestly don't I'm you're
length: 1 3
share: Share | Share this | Share this article | Copy link | Send to a friend
comments: Comments | {number} comments | Join the conversation | Readers respond | Discussion
comment_prompt: Leave a comment | Write a reply | Log in to comment | Add your thoughts
reply: Reply | Report | Like | Quote | Permalink
related: Related stories | You may also like | More on this | Recommended for you | Read next
latest: Latest | Just in | Latest news | New on the site
most_read: Most read | Popular now | Trending | Top stories today
read_more: Read more | Continue reading | Full story | See also: {topic} | Related: {topic}
newsletter: Sign up for our newsletter | Get the morning briefing | Never miss a story
newsletter_text: Our best stories, every Friday in your inbox. You can leave at any time.
 | Enter your e-mail address and we send you what matters, once a day, no spam.
 | Join {number} readers who start their day with us.
subscribe: Subscribe | Subscribe now | Become a member | Start your free trial
subscribe_text: You have read your last free article this month. Subscribe for {number} cents a week.
 | Independent journalism costs money. If you value what we do, please support us today.
 | Members read without advertising and can comment on every story.
sign_in: Sign in | Log in | My account | Register
cookies: We and our {number} partners store and access information on your device, such as cookies,
 and process personal data to show you advertising that fits your interests.
 | Some cookies are needed so that the site works; others help us to understand how it is used.
 | You can change your choice at any time in the privacy settings at the foot of every page.
 | With your permission we may use precise location data and identify your device by scanning it.
 | Performance cookies allow us to count visits and to see where our visitors come from.
accept: Accept all | I agree | Only what is needed | Manage options | Reject all
privacy: Privacy policy | Cookie settings | Terms of use | Contact | Imprint | Advertise | Jobs | Help
legal: © {number} {name} Media. All rights reserved.
 | No part of this site may be reproduced without the written permission of the publisher.
 | Opinions expressed here are those of their authors and do not constitute advice of any kind.
 | We may earn a commission when you buy through links on our site.
ad: Advertisement | Sponsored | Ad | Story continues below
by: By {name} | {name} | Written by {name} | {name}, staff writer
ago: {number} hours ago | {number} min ago | yesterday | {number} days ago
dates: January | February | March | April | May | June | July | August | September | October
published: Published: {number} | Updated {number} | Last modified on {number}
photo: Photo: {name} | Image credit: {name}/Agency | © {name} | Picture by {name}
caption: {topic}. Photo: {name} | {topic} on Saturday. Image: {name} | A view of {topic}
sections: News | World | Politics | Business | Sport | Culture | Opinion | Science | Travel | Food
 | Video | Weather | Obituaries | Podcasts | Lifestyle | Health | Technology | Shop | Jobs
search: Search | Menu | Close | Skip to content | Toggle navigation
next: Next | Previous article | Next story | Older posts | Load more
author_text: {name} is a reporter who has covered this field for {number} years and lives by the sea.
 | {name} writes about {topic} and is the author of {number} books. Follow her for more.
 | Before joining us, {name} worked for newspapers in three countries and won a prize for a series.
tags: Tags | Filed under | Topics
buy: Buy now | Check price | View deal | Add to basket | from ${number}
rules: Please keep comments on topic and polite; we remove what breaks our rules.
 | Comments are closed. Thank you to everyone who wrote.
correction: If you have found a mistake, write to our editors and we will look into it.
minutes: {number} min read | {number} minute read
question_line: Frequently asked questions | At a glance | Key points | What you need to know
ingredients: Ingredients | Method | Serves {number} | Preparation time: {number} minutes
""",
    "de": """
onsets: b br d dr f fl g gr h k kl kn l m n p r s sch schl schw st str t tr v w z
rimes: all an and ang at eck eid eil ein ell ern ick ind ing oll ort uch und ung ur ück ach ätz
endings: en er ung heit lich e te isch keit es
small: der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an
 | werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war
 | haben nur oder aber vor zur bis mehr durch man
first_person: ich du wir mich mir ihr doch mal halt ja wirklich glaube finde
quotes: „ “
length: 1 4
share: Teilen | Artikel teilen | Link kopieren | Per E-Mail senden | Drucken
comments: Kommentare | {number} Kommentare | Ihre Meinung | Diskussion
comment_prompt: Kommentar schreiben | Melden Sie sich an, um zu kommentieren
reply: Antworten | Melden | Gefällt mir | Zitieren
related: Mehr zum Thema | Das könnte Sie auch interessieren | Ähnliche Beiträge | Lesen Sie auch
latest: Neueste Meldungen | Aktuelles | Neu
most_read: Meistgelesen | Beliebt | Gerade oft gelesen
read_more: Weiterlesen | Mehr | Zum Artikel | Lesen Sie auch: {topic}
newsletter: Newsletter bestellen | Jeden Morgen das Wichtigste | Nichts mehr verpassen
newsletter_text: Die wichtigsten Nachrichten des Tages, jeden Abend kostenlos in Ihrem Postfach.
 | Mit der Anmeldung stimmen Sie unserer Datenschutzerklärung zu. Abmelden können Sie sich jederzeit.
subscribe: Abonnieren | Jetzt Abo sichern | Vier Wochen gratis testen
subscribe_text: Dieser Artikel ist Teil unseres Abos. Jetzt {number} Wochen für einen Euro lesen.
 | Guter Journalismus kostet Geld. Unterstützen Sie unsere Arbeit.
sign_in: Anmelden | Mein Konto | Registrieren
cookies: Wir und unsere {number} Partner speichern Informationen auf Ihrem Gerät und greifen darauf zu.
 | Notwendige Cookies machen die Seite nutzbar; ohne sie funktioniert sie nicht richtig.
 | Ihre Einwilligung können Sie jederzeit in den Einstellungen am Ende der Seite widerrufen.
accept: Alle akzeptieren | Ablehnen | Einstellungen | Nur notwendige
privacy: Datenschutz | Impressum | Kontakt | AGB | Mediadaten | Über uns | Hilfe | Karriere
legal: © {number} {name} Verlag. Alle Rechte vorbehalten.
 | Nachdruck und Vervielfältigung nur mit schriftlicher Genehmigung des Verlags.
 | Für Inhalte fremder Seiten, auf die wir verweisen, übernehmen wir keine Haftung.
ad: Anzeige | Werbung | Artikel geht nach der Anzeige weiter
by: Von {name} | {name} | Ein Beitrag von {name}
ago: vor {number} Stunden | vor {number} Minuten | gestern | Uhr {number}
dates: Januar | Februar | März | April | Mai | Juni | Juli | August | September | Oktober
published: Veröffentlicht am {number} | Stand: {number} | Aktualisiert: {number}
photo: Foto: {name} | Bild: {name}/Agentur | © {name}
caption: {topic}. Foto: {name} | {topic} am Samstag. Bild: {name}
sections: Startseite | Politik | Wirtschaft | Sport | Kultur | Meinung | Wissen | Reise | Lokales
 | Panorama | Wetter | Video | Gesundheit | Technik | Rätsel
search: Suche | Menü | Schließen | Zum Inhalt springen
next: Weiter | Vorheriger Beitrag | Nächster Beitrag | Mehr laden
author_text: {name} ist Redakteurin im Ressort Wirtschaft und schreibt seit {number} Jahren für uns.
 | {name} lebt als freier Autor auf dem Land und hat {number} Bücher veröffentlicht.
tags: Schlagwörter | Themen | Abgelegt unter
buy: Jetzt kaufen | Zum Angebot | In den Warenkorb | ab {number} Euro
rules: Bitte bleiben Sie sachlich; Beiträge, die gegen unsere Regeln verstoßen, werden gelöscht.
correction: Haben Sie einen Fehler gefunden? Schreiben Sie unserer Redaktion.
minutes: Lesezeit: {number} Minuten
question_line: Häufige Fragen | Auf einen Blick | Das Wichtigste in Kürze
ingredients: Zutaten | Zubereitung | Für {number} Personen | Dauer: {number} Minuten
""",
    "fr": """
onsets: b bl br c ch cl d f fr g gr j l m n p pl pr qu r s t tr v
rimes: a age aire al an ard ement en er eur euse i ice ien ière in oir on ou ent ui é ée
endings: s e es ment tion eur ique
small: de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il
 | sont la son avec ont été cette mais aux ses comme ou nous leur sans même fait elle deux
first_person: je tu vous moi mon nous vraiment bravo pense merci j'ai c'est
quotes: « »
share: Partager | Partager l'article | Copier le lien | Envoyer par e-mail | Imprimer
comments: Commentaires | {number} commentaires | Réagir | Vos réactions
comment_prompt: Laisser un commentaire | Connectez-vous pour réagir
reply: Répondre | Signaler | J'aime | Citer
related: À lire aussi | Sur le même sujet | Articles similaires | Vous aimerez aussi
latest: Dernières nouvelles | À la une | En continu
most_read: Les plus lus | Populaires | Tendances
read_more: Lire la suite | En savoir plus | Lire aussi : {topic}
newsletter: Inscrivez-vous à la lettre | Recevez l'essentiel chaque matin
newsletter_text: Chaque matin, l'essentiel de l'actualité dans votre boîte de réception.
 | Vous pouvez vous désinscrire à tout moment grâce au lien au bas de chaque lettre.
subscribe: S'abonner | Je m'abonne | Offre d'essai
subscribe_text: Cet article est réservé aux abonnés. Profitez de {number} mois pour un euro.
 | Soutenez une rédaction indépendante en vous abonnant dès maintenant.
sign_in: Se connecter | Mon compte | Créer un compte
cookies: Nous et nos {number} partenaires stockons des informations sur votre appareil.
 | Certains cookies sont nécessaires au fonctionnement du site et ne peuvent être refusés.
 | Vous pouvez modifier vos choix à tout moment en bas de chaque page.
accept: Tout accepter | Continuer sans accepter | Paramétrer
privacy: Mentions légales | Confidentialité | Contact | Qui sommes-nous | Publicité | Plan du site
legal: © {number} {name}. Tous droits réservés.
 | Toute reproduction, même partielle, est interdite sans l'accord écrit de l'éditeur.
ad: Publicité | La suite après la publicité | Contenu sponsorisé
by: Par {name} | {name} | Propos recueillis par {name}
ago: il y a {number} heures | il y a {number} minutes | hier
dates: janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre
published: Publié le {number} | Mis à jour le {number}
photo: Photo {name} | © {name} | Crédit : {name}
caption: {topic}. Photo {name} | {topic}, samedi. © {name}
sections: Accueil | Monde | Politique | Économie | Sport | Culture | Idées | Sciences | Voyage
 | Cuisine | Vidéos | Météo | Santé | Régions
search: Rechercher | Menu | Fermer | Aller au contenu
next: Suivant | Article précédent | Article suivant | Voir plus
author_text: {name} est journaliste et suit ce domaine depuis {number} ans pour notre rédaction.
 | {name} est l'auteur de {number} livres et vit au bord de la mer avec sa famille.
tags: Mots-clés | Thèmes | Étiquettes
buy: Acheter | Voir l'offre | Ajouter au panier | dès {number} €
rules: Les commentaires sont modérés ; restez courtois et dans le sujet.
correction: Une erreur ? Écrivez à la rédaction.
minutes: Temps de lecture : {number} min
question_line: Questions fréquentes | En bref | L'essentiel
ingredients: Ingrédients | Préparation | Pour {number} personnes | {number} minutes
""",
    "es": """
onsets: b br c ch cl d f fr g gr h j l ll m n p pl pr r s t tr v z
rimes: a ado al an ante ar ción da de el en era es ia ico illo in o or os uerto ún
endings: s a o mente ción dad es
small: de la que el en y a los se del las un por con no una su para es al lo como más o pero sus
 | le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había muy
first_person: yo tú mi me nosotros creo gracias jaja verdad usted
quotes: « »
share: Compartir | Compartir artículo | Copiar enlace | Enviar por correo
comments: Comentarios | {number} comentarios | Opiniones de los lectores
comment_prompt: Deja un comentario | Inicia sesión para comentar
reply: Responder | Denunciar | Me gusta
related: Te puede interesar | Noticias relacionadas | Más sobre este tema | Lee también
latest: Últimas noticias | Lo último
most_read: Lo más leído | Lo más visto | Tendencias
read_more: Leer más | Seguir leyendo | Lee también: {topic}
newsletter: Suscríbete al boletín | Recibe cada mañana lo más importante
newsletter_text: Cada mañana, las noticias que importan en tu correo, gratis y sin publicidad.
 | Puedes darte de baja en cualquier momento.
subscribe: Suscríbete | Hazte socio | Prueba gratis
subscribe_text: Este contenido es exclusivo para suscriptores. Léelo por {number} euro al mes.
 | Tu apoyo hace posible un periodismo independiente.
sign_in: Iniciar sesión | Mi cuenta | Regístrate
cookies: Nosotros y nuestros {number} socios almacenamos información en tu dispositivo.
 | Las cookies necesarias hacen que la web funcione y no se pueden desactivar.
 | Puedes cambiar tus preferencias cuando quieras en el pie de página.
accept: Aceptar todo | Rechazar | Configurar
privacy: Aviso legal | Privacidad | Contacto | Quiénes somos | Publicidad | Política de cookies
legal: © {number} {name}. Todos los derechos reservados.
 | Queda prohibida la reproducción total o parcial sin permiso escrito de la empresa editora.
ad: Publicidad | Patrocinado | La noticia continúa después
by: Por {name} | {name} | Redacción, {name}
ago: hace {number} horas | hace {number} minutos | ayer
dates: enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | octubre
published: Publicado el {number} | Actualizado el {number}
photo: Foto: {name} | Imagen: {name} | © {name}
caption: {topic}. Foto: {name} | {topic}, el sábado. Imagen: {name}
sections: Portada | Mundo | Política | Economía | Deportes | Cultura | Opinión | Ciencia | Viajes
 | Cocina | Vídeos | El tiempo | Salud | Tecnología
search: Buscar | Menú | Cerrar | Ir al contenido
next: Siguiente | Artículo anterior | Siguiente artículo | Cargar más
author_text: {name} es periodista y cubre esta zona desde hace {number} años.
 | {name} ha publicado {number} libros y vive en un pueblo de la costa.
tags: Etiquetas | Temas | Archivado en
buy: Comprar | Ver oferta | Añadir a la cesta | desde {number} €
rules: Los comentarios se moderan; por favor, respeta a los demás lectores.
minutes: {number} min de lectura
question_line: Preguntas frecuentes | Claves | En resumen
ingredients: Ingredientes | Preparación | Para {number} personas
""",
    "it": """
onsets: b br c ch d f fr g gl gr l m n p pr qu r s sc st t tr v z
rimes: a ale anza are ato azione ella ento ere ezza i ico ina ino ire ità o ore otto ura
endings: i e o a mente
small: di e il la che in un a per è una del non con le si da i sono al della come più dei nel alla
 | anche ha gli ma lo su delle dal ci o se questo suo era essere stato hanno due tra dopo
first_person: io tu mi noi voi penso grazie davvero secondo me
quotes: « »
share: Condividi | Condividi l'articolo | Copia link | Stampa
comments: Commenti | {number} commenti | Dì la tua
comment_prompt: Lascia un commento | Accedi per commentare
reply: Rispondi | Segnala | Mi piace
related: Leggi anche | Articoli correlati | Potrebbe interessarti
latest: Ultime notizie | Ultima ora
most_read: I più letti | Di tendenza
read_more: Leggi tutto | Continua a leggere | Leggi anche: {topic}
newsletter: Iscriviti alla newsletter | Ogni mattina le notizie da sapere
newsletter_text: Le notizie più importanti ogni mattina nella tua casella di posta.
subscribe: Abbonati | Prova gratis
subscribe_text: Questo articolo è riservato agli abbonati. Leggilo per {number} euro al mese.
sign_in: Accedi | Il mio profilo | Registrati
cookies: Noi e i nostri {number} partner archiviamo informazioni sul tuo dispositivo.
 | I cookie tecnici sono necessari al funzionamento del sito.
 | Puoi modificare le tue preferenze in qualsiasi momento.
accept: Accetta tutto | Rifiuta | Personalizza
privacy: Privacy | Chi siamo | Contatti | Pubblicità | Note legali | Cookie
legal: © {number} {name} Editore. Tutti i diritti riservati.
ad: Pubblicità | Contenuto sponsorizzato
by: di {name} | {name} | a cura di {name}
ago: {number} ore fa | {number} minuti fa | ieri
dates: gennaio | febbraio | marzo | aprile | maggio | giugno | luglio | agosto
published: Pubblicato il {number} | Aggiornato il {number}
photo: Foto: {name} | © {name}
caption: {topic}. Foto: {name} | {topic} (foto {name})
sections: Home | Cronaca | Politica | Economia | Sport | Cultura | Esteri | Scienze | Viaggi
 | Cucina | Video | Meteo | Salute
search: Cerca | Menu | Chiudi
next: Avanti | Articolo precedente | Articolo successivo | Carica altri
author_text: {name} scrive di cronaca da {number} anni e vive vicino al porto.
tags: Tag | Argomenti
buy: Acquista | Vedi offerta | da {number} €
rules: I commenti sono moderati; vi preghiamo di restare in tema.
minutes: {number} minuti di lettura
question_line: Domande frequenti | In breve
ingredients: Ingredienti | Preparazione | Per {number} persone
""",
    "pt": """
onsets: b br c ch d f fr g gr j l lh m n nh p pr qu r s t tr v z
rimes: a ado ais al ante ão ar dade eira el em ento er es eza ia ico inho o or ura
endings: s a o mente ções
small: de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele
 | das tem à seu sua ou ser quando muito há nos já está também só pelo pela até isso entre
first_person: eu você meu minha nós acho obrigado kkk gente
share: Compartilhar | Copiar link | Enviar por e-mail
comments: Comentários | {number} comentários
comment_prompt: Deixe um comentário | Entre para comentar
reply: Responder | Denunciar | Curtir
related: Leia também | Notícias relacionadas | Veja mais
latest: Últimas notícias | Agora
most_read: Mais lidas | Em alta
read_more: Leia mais | Continue lendo | Leia também: {topic}
newsletter: Assine a newsletter | Receba as notícias do dia
newsletter_text: As principais notícias no seu e-mail, todas as manhãs, de graça.
subscribe: Assine | Teste grátis
subscribe_text: Conteúdo exclusivo para assinantes. Leia por {number} reais ao mês.
sign_in: Entrar | Minha conta | Cadastre-se
cookies: Nós e os nossos {number} parceiros armazenamos informações no seu dispositivo.
 | Os cookies necessários fazem o site funcionar e não podem ser desligados.
accept: Aceitar todos | Rejeitar | Configurações
privacy: Privacidade | Termos de uso | Fale conosco | Anuncie | Quem somos
legal: © {number} {name}. Todos os direitos reservados.
ad: Publicidade | Continua depois da publicidade
by: Por {name} | {name} | Da redação, {name}
ago: há {number} horas | há {number} minutos | ontem
dates: janeiro | fevereiro | março | abril | maio | junho | julho | agosto
published: Publicado em {number} | Atualizado em {number}
photo: Foto: {name} | Crédito: {name}
caption: {topic}. Foto: {name}
sections: Início | Mundo | Política | Economia | Esportes | Cultura | Opinião | Ciência | Viagem
search: Buscar | Menu | Fechar
next: Próximo | Anterior | Carregar mais
author_text: {name} é jornalista e cobre a região há {number} anos.
tags: Tags | Assuntos
buy: Comprar | Ver oferta | a partir de R$ {number}
minutes: {number} min de leitura
""",
    "nl": """
onsets: b bl d dr g gr h j k kl l m n p pl r s sch sl sp st t tr v w z
rimes: aan aal and ang eel een eer elt ern ijk ijn oed ond oog oor op uis unt ust
endings: en er ing lijk heid e je
small: de het een van en in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog
 | uit door naar heeft ze hij wordt tot over worden hun meer al werd zo zou geen kan deze na
first_person: ik je jij mijn wij echt gewoon vind hoor
share: Delen | Deel dit artikel | Kopieer link
comments: Reacties | {number} reacties
comment_prompt: Plaats een reactie | Log in om te reageren
reply: Reageer | Meld | Vind ik leuk
related: Lees ook | Meer over dit onderwerp | Gerelateerd
latest: Laatste nieuws | Net binnen
most_read: Meest gelezen | Populair
read_more: Lees verder | Lees meer | Lees ook: {topic}
newsletter: Meld je aan voor de nieuwsbrief
newsletter_text: Elke ochtend het belangrijkste nieuws in je mailbox.
subscribe: Abonneren | Word abonnee
subscribe_text: Dit artikel is alleen voor abonnees. Lees nu {number} weken gratis.
sign_in: Inloggen | Mijn account
cookies: Wij en onze {number} partners slaan informatie op je apparaat op.
 | Noodzakelijke cookies zorgen dat de site werkt.
accept: Alles accepteren | Weigeren | Instellingen
privacy: Privacy | Contact | Adverteren | Over ons | Voorwaarden
legal: © {number} {name}. Alle rechten voorbehouden.
ad: Advertentie | Lees verder onder de advertentie
by: Door {name} | {name}
ago: {number} uur geleden | {number} minuten geleden | gisteren
published: Gepubliceerd op {number} | Laatst bijgewerkt {number}
photo: Foto: {name} | Beeld {name}
caption: {topic}. Beeld {name}
sections: Voorpagina | Binnenland | Buitenland | Economie | Sport | Cultuur | Opinie | Wetenschap
search: Zoeken | Menu | Sluiten
next: Volgende | Vorige | Meer laden
author_text: {name} schrijft al {number} jaar over de regio en woont aan het water.
tags: Onderwerpen | Trefwoorden
buy: Koop nu | Bekijk aanbieding | vanaf {number} euro
minutes: Leestijd {number} min
""",
    "pl": """
onsets: b br ch cz d dr dz g gr k kr l ł m n p pr prz r rz s sk st sz t tr w wr z ż
rimes: ac ał an anie ar ek em eni er ić iec ka ny oda ość ow ów ska ug yk ysz ą ę
endings: a ego ych ami y i ie owy
small: w i na z do że się nie o jest to od za po przez jak dla ale które który był są tym tego
 | oraz przy będzie już tylko może także pod czy było lub też jego więc nad
first_person: ja ty mnie moim myślę naprawdę dzięki mam
quotes: „ ”
share: Udostępnij | Kopiuj link | Drukuj
comments: Komentarze | {number} komentarzy
comment_prompt: Dodaj komentarz | Zaloguj się, aby skomentować
reply: Odpowiedz | Zgłoś | Lubię to
related: Czytaj także | Zobacz również | Podobne artykuły
latest: Najnowsze | Z ostatniej chwili
most_read: Najczęściej czytane | Popularne
read_more: Czytaj więcej | Czytaj dalej | Zobacz też: {topic}
newsletter: Zapisz się na newsletter
newsletter_text: Najważniejsze wiadomości dnia codziennie rano w Twojej skrzynce.
subscribe: Subskrybuj | Wypróbuj za darmo
sign_in: Zaloguj się | Moje konto
cookies: My i nasi partnerzy ({number}) przechowujemy informacje na Twoim urządzeniu.
 | Niezbędne pliki cookie są potrzebne do działania strony.
accept: Zaakceptuj wszystko | Odrzuć | Ustawienia
privacy: Polityka prywatności | Regulamin | Kontakt | Reklama | O nas
legal: © {number} {name}. Wszelkie prawa zastrzeżone.
ad: Reklama | Materiał sponsorowany
by: {name} | Autor: {name}
ago: {number} godz. temu | {number} min temu | wczoraj
published: Opublikowano {number} | Aktualizacja {number}
photo: fot. {name} | Zdjęcie: {name}
caption: {topic} (fot. {name})
sections: Wiadomości | Kraj | Świat | Gospodarka | Sport | Kultura | Opinie | Nauka | Podróże
search: Szukaj | Menu | Zamknij
next: Następny | Poprzedni | Pokaż więcej
author_text: {name} pisze o regionie od {number} lat i mieszka nad jeziorem.
tags: Tagi | Tematy
buy: Kup teraz | Sprawdź cenę | od {number} zł
""",
    "sv": """
onsets: b bl br d f fl g gr h j k kl l m n p r s sk sl st t tr v
rimes: all and ar at ck eda el en ett ig ill ing on or und ung ust äll är ön ör å
endings: en er et ar na ade ning lig
small: och i att det som en på är av för med till den har de inte om ett han men var jag sig från
 | vi så kan när man nu hade vid eller efter också över under mycket blev utan
first_person: jag du min vi tycker verkligen haha
share: Dela | Dela artikeln | Kopiera länk
comments: Kommentarer | {number} kommentarer
comment_prompt: Skriv en kommentar
reply: Svara | Anmäl | Gilla
related: Läs också | Mer om ämnet | Relaterat
latest: Senaste nytt | Just nu
most_read: Mest läst
read_more: Läs mer | Läs vidare
newsletter: Få vårt nyhetsbrev
newsletter_text: Dagens viktigaste nyheter direkt i din inkorg varje morgon.
subscribe: Prenumerera | Prova gratis
sign_in: Logga in | Mitt konto
cookies: Vi och våra {number} partner lagrar information på din enhet.
accept: Godkänn alla | Avvisa | Inställningar
privacy: Integritetspolicy | Kontakt | Annonsera | Om oss
legal: © {number} {name}. Alla rättigheter förbehållna.
ad: Annons
by: Av {name} | {name}
ago: för {number} timmar sedan | i går
photo: Foto: {name}
caption: {topic}. Foto: {name}
sections: Nyheter | Inrikes | Utrikes | Ekonomi | Sport | Kultur | Ledare | Vetenskap
search: Sök | Meny | Stäng
""",
    "tr": """
onsets: b c ç d f g h k l m n p r s ş t v y z
rimes: a ak al an ar aş e ek el en er eş ı ım ın ır i im in ir o ol or u um un ur ü ün ür ö öl
endings: lar ler da de ı i in nın dan dır acak mış lık
small: ve bir bu da de için ile olarak daha çok gibi sonra kadar olan en ise ancak ya ne her ki
 | olduğu o ama göre şu iki değil var
first_person: ben sen biz bence teşekkürler bana
share: Paylaş | Bağlantıyı kopyala
comments: Yorumlar | {number} yorum
comment_prompt: Yorum yaz
reply: Yanıtla | Şikayet et | Beğen
related: İlgili haberler | Bunlar da ilginizi çekebilir
latest: Son dakika | Son haberler
most_read: En çok okunanlar
read_more: Devamını oku | Daha fazla
newsletter: Bültenimize abone olun
newsletter_text: Günün en önemli haberleri her sabah e-posta kutunuzda.
subscribe: Abone ol
sign_in: Giriş yap | Üye ol
cookies: Biz ve {number} ortağımız cihazınızda bilgi saklıyoruz.
accept: Tümünü kabul et | Reddet
privacy: Gizlilik | İletişim | Künye | Hakkımızda
legal: © {number} {name}. Tüm hakları saklıdır.
ad: Reklam
by: {name} | Haber: {name}
ago: {number} saat önce | {number} dakika önce | dün
photo: Fotoğraf: {name}
caption: {topic}. Fotoğraf: {name}
sections: Gündem | Dünya | Ekonomi | Spor | Kültür | Yazarlar | Bilim | Sağlık
search: Ara | Menü | Kapat
""",
    "ru": """
onsets: б бр в вр г гр д др ж з к кр л м н п пр р с ст т тр ф х ц ч ш
rimes: а ав аль ан ар ат е ел ен ер и ик ин ит о ов оль он ор у ук ун ы ят яв
endings: а ов ами ый ая ого ение ость ить ла ский ем
small: в и не на что с по он как это но из у за от его для так же то к о все был мы бы было после
 | также если или чтобы при она были их который до уже без только еще более во
first_person: я ты вы мне мой спасибо думаю просто кстати
quotes: « »
share: Поделиться | Скопировать ссылку | Распечатать
comments: Комментарии | {number} комментариев | Обсуждение
comment_prompt: Оставить комментарий | Войдите, чтобы написать комментарий
reply: Ответить | Пожаловаться | Нравится
related: Читайте также | Материалы по теме | Вам может быть интересно
latest: Последние новости | Главное сейчас
most_read: Самое читаемое | Популярное
read_more: Читать далее | Подробнее | Читайте также: {topic}
newsletter: Подпишитесь на рассылку
newsletter_text: Главные новости дня каждое утро в вашем почтовом ящике.
 | Вы можете отписаться в любой момент.
subscribe: Подписаться | Оформить подписку
subscribe_text: Материал доступен только подписчикам. Первый месяц за {number} рублей.
sign_in: Войти | Личный кабинет | Регистрация
cookies: Мы и наши партнёры ({number}) храним информацию на вашем устройстве.
 | Продолжая пользоваться сайтом, вы соглашаетесь с использованием файлов cookie.
accept: Принять все | Отклонить | Настройки
privacy: Политика конфиденциальности | Контакты | Реклама | О проекте | Вакансии
legal: © {number} {name}. Все права защищены.
 | Перепечатка материалов возможна только с письменного разрешения редакции.
ad: Реклама | На правах рекламы
by: {name} | Автор: {name} | Текст: {name}
ago: {number} часов назад | {number} минут назад | вчера
dates: января | февраля | марта | апреля | мая | июня | июля | августа
published: Опубликовано {number} | Обновлено {number}
photo: Фото: {name}
caption: {topic}. Фото: {name}
sections: Главная | Политика | Экономика | Общество | Спорт | Культура | Мнения | Наука | Мир
search: Поиск | Меню | Закрыть
next: Далее | Предыдущая статья | Следующая статья | Показать ещё
author_text: {name} пишет для нас уже {number} лет и живёт у моря.
tags: Теги | Темы
buy: Купить | В корзину | от {number} руб.
rules: Оскорбления и реклама в комментариях удаляются.
minutes: Время чтения: {number} мин
question_line: Частые вопросы | Коротко о главном
ingredients: Ингредиенты | Приготовление
""",
    "el": """
onsets: β γ δ ζ θ κ κρ λ μ ν π πρ ρ σ στ τ τρ φ χ
rimes: α άν αρ ε εί έρ ή ι ικ ίν ο όν ορ ού ύ ω ώρ αλ εν
endings: ς α ος ης ου ων ει ηση μός
small: και το να του η της ο την στο με που για από τα είναι των σε ότι δεν τον οι στην θα μια
 | αυτό ένα ως αλλά στη τις έχει κατά μετά πιο
first_person: εγώ εσύ μου εμείς νομίζω ευχαριστώ
quotes: « »
question: ;
share: Κοινοποίηση | Αντιγραφή συνδέσμου
comments: Σχόλια | {number} σχόλια
comment_prompt: Γράψτε ένα σχόλιο
reply: Απάντηση | Αναφορά
related: Διαβάστε επίσης | Σχετικά άρθρα
latest: Τελευταία νέα | Ροή ειδήσεων
most_read: Δημοφιλή
read_more: Διαβάστε περισσότερα
newsletter: Εγγραφείτε στο ενημερωτικό δελτίο
subscribe: Εγγραφή
sign_in: Σύνδεση
cookies: Εμείς και οι {number} συνεργάτες μας αποθηκεύουμε πληροφορίες στη συσκευή σας.
accept: Αποδοχή όλων | Απόρριψη
privacy: Πολιτική απορρήτου | Επικοινωνία | Όροι χρήσης
legal: © {number} {name}. Με επιφύλαξη παντός δικαιώματος.
ad: Διαφήμιση
ago: πριν από {number} ώρες | χθες
photo: Φωτογραφία: {name}
sections: Αρχική | Πολιτική | Οικονομία | Κόσμος | Αθλητικά | Πολιτισμός | Επιστήμη
search: Αναζήτηση | Μενού
""",
    "ar": """
letters: bare
onsets: ب ت ج ح خ د ر ز س ش ص ط ع غ ف ق ك ل م ن ه و ي
rimes: ا ي و ّ ان ات ار ير ود ال ين
endings: ة ين ون ات ية ها هم
small: في من على إلى أن عن مع هذا هذه التي الذي كان كانت ما لا بعد قبل بين كل قد لم أو ثم حيث
 | وقال منذ خلال عند غير كما وفي أنه
first_person: أنا أنت نحن شكرا والله رأيي
length: 2 3
comma: ،
question: ؟
quotes: « »
direction: rtl
share: شارك | مشاركة المقال | نسخ الرابط
comments: التعليقات | {number} تعليقات
comment_prompt: أضف تعليقا | سجل الدخول للتعليق
reply: رد | إبلاغ | إعجاب
related: مواضيع ذات صلة | اقرأ أيضا | قد يعجبك أيضا
latest: آخر الأخبار | عاجل
most_read: الأكثر قراءة
read_more: اقرأ المزيد | المزيد | اقرأ أيضا: {topic}
newsletter: اشترك في النشرة البريدية
newsletter_text: أهم أخبار اليوم تصلك كل صباح على بريدك الإلكتروني.
subscribe: اشترك الآن
sign_in: تسجيل الدخول | حسابي
cookies: نستخدم نحن وشركاؤنا ({number}) ملفات تعريف الارتباط لتخزين معلومات على جهازك.
 | يمكنك تغيير اختيارك في أي وقت من إعدادات الخصوصية.
accept: قبول الكل | رفض | الإعدادات
privacy: سياسة الخصوصية | اتصل بنا | من نحن | شروط الاستخدام
legal: © {number} {name}. جميع الحقوق محفوظة.
ad: إعلان
by: بقلم {name} | {name}
ago: منذ {number} ساعات | منذ {number} دقيقة | أمس
published: نشر في {number} | آخر تحديث {number}
photo: تصوير: {name}
caption: {topic}. تصوير: {name}
sections: الرئيسية | سياسة | اقتصاد | رياضة | ثقافة | علوم | رأي | العالم | صحة
search: بحث | القائمة | إغلاق
next: التالي | السابق | تحميل المزيد
tags: وسوم | كلمات مفتاحية
buy: اشتر الآن | أضف إلى السلة
""",
    "he": """
letters: bare
onsets: א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת
rimes: ו י ה ות ים ון ית
endings: ים ות ה י
small: של את על לא הוא היא עם זה כי גם אני או אבל יותר אל מה כל בין אשר היה הם רק יש אין לפני
 | אחרי כמו עד אך
first_person: אני אתה שלי תודה ממש לדעתי
length: 2 3
direction: rtl
share: שתפו | העתקת קישור
comments: תגובות | {number} תגובות
comment_prompt: הוסיפו תגובה
reply: השב | דווח
related: כתבות נוספות | אולי יעניין אותך
latest: עדכונים אחרונים
most_read: הנקראות ביותר
read_more: קרא עוד | להמשך קריאה
newsletter: הרשמה לניוזלטר
subscribe: הרשמה
sign_in: התחברות
cookies: אנחנו ו-{number} השותפים שלנו שומרים מידע במכשיר שלך.
accept: אישור | דחייה
privacy: מדיניות פרטיות | צור קשר | תנאי שימוש
legal: © {number} {name}. כל הזכויות שמורות.
ad: פרסומת
ago: לפני {number} שעות | אתמול
photo: צילום: {name}
sections: ראשי | חדשות | כלכלה | ספורט | תרבות | דעות | מדע
search: חיפוש | תפריט
""",
    "hi": """
letters: bare
onsets: क ख ग घ च ज ट ड त द ध न प ब भ म य र ल व श स ह
rimes: ा ि ी ु ू े ो ं ार ान िक ता ना ल र
endings: ों ाएं ी े ता
small: के में है की और से का को पर ने यह कि एक इस था लिए नहीं हैं भी कर तो ही या हो जो थे गया
 | बाद साथ अपने वह तक कुछ अब
first_person: मैं आप मेरा हम धन्यवाद सच
closers: है। हैं। था। गया। रहा है। की है। होगा। करेंगे।
stop: ।
length: 2 3
share: शेयर करें | लिंक कॉपी करें
comments: टिप्पणियां | {number} टिप्पणियां
comment_prompt: टिप्पणी लिखें
reply: जवाब दें | रिपोर्ट करें
related: यह भी पढ़ें | संबंधित खबरें
latest: ताज़ा खबरें
most_read: सबसे ज़्यादा पढ़ी गई
read_more: और पढ़ें | पूरी खबर पढ़ें
newsletter: न्यूज़लेटर के लिए साइन अप करें
newsletter_text: दिन की सबसे ज़रूरी खबरें हर सुबह आपके इनबॉक्स में।
subscribe: सब्सक्राइब करें
sign_in: साइन इन | मेरा खाता
cookies: हम और हमारे {number} साझेदार आपके डिवाइस पर जानकारी रखते हैं।
accept: सभी स्वीकार करें | अस्वीकार करें
privacy: गोपनीयता नीति | संपर्क करें | हमारे बारे में
legal: © {number} {name}. सर्वाधिकार सुरक्षित।
ad: विज्ञापन
ago: {number} घंटे पहले | कल
photo: फोटो: {name}
sections: होम | देश | दुनिया | खेल | व्यापार | मनोरंजन | विज्ञान | राय
search: खोजें | मेन्यू
""",
    "th": """
letters: bare
onsets: ก ข ค ง จ ช ด ต ท น บ ป ผ พ ม ย ร ล ว ส ห อ เก แล โด ไม เป
rimes: า ี ู อง าน ัก ิน าย ้อม ะ ำ วน ื่อ ่า ้น
small: ที่ และ ใน ของ การ มี เป็น ได้ ว่า จะ ให้ ไม่ ไป มา กับ ความ โดย นี้ จาก ซึ่ง แต่ ก็ หรือ
first_person: ฉัน ผม คุณ ครับ ค่ะ ขอบคุณ
length: 1 3
space: none
stop: none
comma: none
share: แชร์ | คัดลอกลิงก์
comments: ความคิดเห็น | {number} ความคิดเห็น
comment_prompt: แสดงความคิดเห็น
reply: ตอบกลับ | รายงาน | ถูกใจ
related: ข่าวที่เกี่ยวข้อง | อ่านเพิ่มเติม
latest: ข่าวล่าสุด
most_read: ยอดนิยม
read_more: อ่านต่อ | อ่านเพิ่มเติม
newsletter: สมัครรับจดหมายข่าว
newsletter_text: ข่าวสำคัญประจำวันส่งตรงถึงอีเมลของคุณทุกเช้า
subscribe: สมัครสมาชิก
sign_in: เข้าสู่ระบบ
cookies: เราและพันธมิตร {number} รายใช้คุกกี้เพื่อเก็บข้อมูลบนอุปกรณ์ของคุณ
accept: ยอมรับทั้งหมด | ปฏิเสธ
privacy: นโยบายความเป็นส่วนตัว | ติดต่อเรา | เกี่ยวกับเรา
legal: © {number} {name} สงวนลิขสิทธิ์
ad: โฆษณา
ago: {number} ชั่วโมงที่แล้ว | เมื่อวานนี้
photo: ภาพ: {name}
sections: หน้าแรก | การเมือง | เศรษฐกิจ | กีฬา | วัฒนธรรม | ต่างประเทศ | วิทยาศาสตร์
search: ค้นหา | เมนู
""",
    "zh": """
letters: bare
onsets: 人 大 国 地 时 年 月 日 市 新 工 作 生 学 家 水 电 山 海 风 城 路 车 站 公 司 业 商 品 价 法 院
 | 医 药 书 文 化 音 乐 影 画 花 草 木 石 金 银 行 投 资 研 究 报 告 发 现 建 设 项 目 计 划 经 济
 | 社 会 政 府 部 门 中 心 学 校 教 师 儿 童 老 农 村 田 米 果 园 河 湖 桥 港 口 船 飞 机 场 票 客
 | 高 低 长 短 快 慢 冷 热 红 绿 白 黑 东 西 南 北 前 后 左 右 内 外 上 下 多 少 开 关 来 去 出 入
small: 的 了 在 是 和 有 也 不 就 都 而 及 与 对 为 从 到 被 将 把 但 因 等 这 那 其 之 并
first_person: 我 你 我们 觉得 真的 谢谢 哈哈
length: 1 3
space: none
comma: ，
stop: 。
question: ？
share: 分享 | 分享到微信 | 复制链接
comments: 评论 | {number} 条评论 | 网友评论
comment_prompt: 发表评论 | 登录后评论
reply: 回复 | 举报 | 赞
related: 相关阅读 | 相关新闻 | 猜你喜欢 | 推荐阅读
latest: 最新消息 | 即时新闻
most_read: 热门文章 | 点击排行
read_more: 阅读全文 | 更多 | 延伸阅读：{topic}
newsletter: 订阅电子报
newsletter_text: 每天早上把最重要的新闻送到您的邮箱。
subscribe: 立即订阅 | 成为会员
subscribe_text: 本文为会员专享内容，订阅后即可阅读全文。
sign_in: 登录 | 注册 | 我的账户
cookies: 我们和 {number} 个合作伙伴会在您的设备上存储信息，以便为您提供更好的服务。
 | 您可以随时在隐私设置中更改您的选择。
accept: 全部接受 | 拒绝 | 设置
privacy: 隐私政策 | 联系我们 | 关于我们 | 广告服务 | 版权声明
legal: © {number} {name} 版权所有，未经书面授权不得转载。
ad: 广告
by: 记者 {name} | 作者：{name} | {name}
ago: {number} 小时前 | {number} 分钟前 | 昨天
published: 发布时间：{number} | 更新于 {number}
photo: 图片来源：{name} | 摄影：{name}
caption: {topic}。摄影：{name}
sections: 首页 | 新闻 | 国际 | 财经 | 体育 | 文化 | 科技 | 教育 | 旅游 | 视频
search: 搜索 | 菜单 | 关闭
next: 下一篇 | 上一篇 | 加载更多
author_text: {name}，本报记者，从事报道工作 {number} 年，现居海边小城。
tags: 标签 | 关键词
buy: 立即购买 | 加入购物车 | {number} 元起
question_line: 常见问题 | 要点
""",
    "ja": """
letters: bare
onsets: 東 京 都 市 港 山 川 海 空 雨 雪 花 木 町 村 駅 電 車 道 橋 学 校 先 生 本 紙 音 楽 映 画 館
 | 会 社 員 工 場 店 客 品 料 理 米 魚 肉 茶 酒 水 火 土 金 銀 年 月 日 朝 昼 夜 春 夏 秋 冬 大 小
 | 新 古 高 低 長 短 強 弱 開 閉 出 入 上 下 前 後 内 外 研 究 調 査 発 表 計 画 実 験 結 果 問 題
 | カメ ラン トル バス テレ ビル ソフ ホテ ニュ スト
small: は が を に の で と も へ から まで や より では には について として した する この その ある
first_person: 私 僕 あなた です ます ありがとう 本当に
closers: した。 である。 だ。 という。 です。 ました。 している。 と話した。
length: 1 3
space: none
comma: 、
stop: 。
question: ？
quotes: 「 」
share: シェアする | リンクをコピー
comments: コメント | コメント {number} 件
comment_prompt: コメントを書く
reply: 返信 | 報告 | いいね
related: 関連記事 | あわせて読みたい | おすすめ記事
latest: 新着記事 | 最新ニュース
most_read: ランキング | よく読まれている記事
read_more: 続きを読む | もっと見る | 関連：{topic}
newsletter: メールマガジン登録
newsletter_text: 毎朝、大切なニュースをメールでお届けします。いつでも解除できます。
subscribe: 購読する | 会員登録
subscribe_text: この記事は有料会員限定です。登録すると続きをお読みいただけます。
sign_in: ログイン | 新規登録 | マイページ
cookies: 当サイトは、利便性の向上のためクッキーを使用しています。
 | 設定はいつでもページ下部から変更できます。
accept: 同意する | 拒否する | 設定
privacy: プライバシーポリシー | お問い合わせ | 会社概要 | 広告掲載 | 利用規約
legal: © {number} {name} 無断転載を禁じます。
ad: 広告 | スポンサーリンク
by: 文・{name} | {name} 記者
ago: {number} 時間前 | {number} 分前 | 昨日
published: 公開日：{number} | 更新日：{number}
photo: 撮影：{name} | 写真：{name}
caption: {topic}（写真：{name}）
sections: トップ | 国内 | 国際 | 経済 | スポーツ | 文化 | 科学 | 地域 | 動画
search: 検索 | メニュー | 閉じる
next: 次の記事 | 前の記事 | もっと読み込む
author_text: {name} 記者。地域の取材を {number} 年続けている。
tags: タグ | カテゴリー
buy: 購入する | カートに入れる | {number} 円から
question_line: よくある質問 | この記事のポイント
ingredients: 材料 | 作り方 | {number} 人分
""",
    "ko": """
letters: bare
onsets: 가 각 강 개 경 고 공 관 교 구 국 군 기 김 나 남 노 다 단 대 도 동 등 라 로 만 명 모 문 미 민
 | 바 박 방 배 법 보 부 북 분 사 산 상 서 선 성 세 소 수 시 신 실 아 안 양 업 역 연 영 오 용 우 원
 | 위 유 음 의 이 인 일 자 장 전 정 제 조 주 중 지 진 차 천 청 체 초 축 치 터 통 판 품 하 학 한 해 화
endings: 은 는 이 가 을 를 에 에서 의 로 와 과 도
small: 그 이 및 등 더 또 수 것 한 두 위해 대한 있는 하는 통해 따라 함께 지난 모든 다른
first_person: 나는 저는 우리 정말 감사합니다 ㅋㅋ
closers: 했다. 있다. 것이다. 밝혔다. 한다. 말했다. 됩니다.
length: 2 3
share: 공유하기 | 링크 복사
comments: 댓글 | 댓글 {number}개
comment_prompt: 댓글 쓰기
reply: 답글 | 신고 | 공감
related: 관련 기사 | 추천 기사
latest: 최신 뉴스 | 속보
most_read: 많이 본 뉴스
read_more: 더 보기 | 기사 더 읽기
newsletter: 뉴스레터 구독하기
newsletter_text: 매일 아침 가장 중요한 소식을 메일로 보내 드립니다.
subscribe: 구독하기
sign_in: 로그인 | 회원가입
cookies: 당사와 {number}개 협력사는 귀하의 기기에 정보를 저장합니다.
accept: 모두 동의 | 거부
privacy: 개인정보처리방침 | 이용약관 | 회사소개 | 광고문의
legal: © {number} {name} 무단 전재 및 재배포 금지.
ad: 광고
by: {name} 기자
ago: {number}시간 전 | {number}분 전 | 어제
published: 입력 {number} | 수정 {number}
photo: 사진={name}
caption: {topic}. 사진={name}
sections: 홈 | 정치 | 경제 | 사회 | 문화 | 스포츠 | 국제 | 과학
search: 검색 | 메뉴 | 닫기
next: 다음 기사 | 이전 기사
""",
}
