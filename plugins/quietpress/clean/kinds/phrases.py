"""What pages that are no article say of themselves, by kind and language.

Everything is lower case, with straight apostrophes. A heading counts where it begins with a
phrase; a sentence, wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

Sentences = Mapping[str, tuple[str, ...]]  # by language, BCP 47
Headings = Mapping[str, list[tuple[str, str]]]  # phrase and language, by how the phrase begins
Beginnings = Mapping[str, tuple[str, ...]]  # phrases by how they begin

HEAD = 2  # characters that headings are found by


def _by_language(text: str) -> Sentences:
    lines = [line.partition(": ") for line in text.strip().splitlines()]
    return {language: tuple(phrases.split("|")) for language, _, phrases in lines}


def _by_beginning(text: str) -> Headings:
    by_beginning: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for language, phrases in _by_language(text).items():
        for phrase in phrases:
            by_beginning[phrase[:HEAD]].append((phrase, language))
    return by_beginning


def _beginnings(text: str) -> Beginnings:
    by_beginning: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for phrase in text.strip().replace("\n", "|").split("|"):
        by_beginning[phrase[:HEAD]] += (phrase,)
    return by_beginning


# Beginnings that say nothing yet: "Sorry, we can't find that page".
REGRETS = (
    *("oops", "ooops", "sorry", "we're sorry", "we are sorry", "whoops", "uh oh", "uh-oh", "error"),
    *(
        "ups",
        "hoppla",
        "huch",
        "entschuldigung",
        "fehler",
        "désolé",
        "oups",
        "erreur",
        "lo sentimos",
    ),
    *("vaya", "ops", "spiacenti", "errore", "helaas", "przepraszamy", "błąd", "desculpe"),
    *(
        "erro",
        "извините",
        "ошибка",
        "ой",
        "抱歉",
        "对不起",
        "申し訳ありません",
        "عذرا",
        "عذراً",
        "خطأ",
    ),
)

HEADINGS: dict[str, Headings] = {
    kind: _by_beginning(text)
    for kind, text in {
        "consent wall": """
en: before you continue|we value your privacy|we care about your privacy|we respect your privacy|your privacy|privacy settings|privacy preferences|privacy choices|privacy center|cookie settings|cookie preferences|cookie consent|cookie notice|cookies on|this site uses cookies|this website uses cookies|we use cookies|we and our partners|manage consent|manage your cookies|your choices|you are in control|welcome! we and|data protection
de: bevor sie fortfahren|bevor sie weiterlesen|ihre privatsphäre|deine privatsphäre|wir schätzen ihre privatsphäre|privatsphäre|cookie-einstellungen|wir verwenden cookies|wir benötigen ihre|weiter mit werbung|mit werbung weiterlesen|ihre zustimmung
fr: avant de continuer|votre vie privée|vos données|nous respectons votre vie privée|gestion des cookies|paramètres des cookies|gérer les cookies|préférences de confidentialité|le respect de votre vie privée|nous utilisons des cookies|vos choix|continuer sans accepter
es: antes de continuar|tu privacidad|su privacidad|valoramos tu privacidad|valoramos su privacidad|nos importa tu privacidad|respetamos tu privacidad|configuración de cookies|utilizamos cookies|usamos cookies|gestionar el consentimiento|aviso de cookies
it: prima di continuare|la tua privacy|la vostra privacy|rispettiamo la tua privacy|teniamo alla tua privacy|impostazioni dei cookie|utilizziamo i cookie|gestisci il consenso|il tuo consenso
nl: voordat je verdergaat|voordat u verdergaat|je privacy|uw privacy|jouw privacy|wij gebruiken cookies|we gebruiken cookies|cookie-instellingen|privacy-instellingen|wij respecteren
pl: zanim przejdziesz|zanim przejdziemy|twoja prywatność|cenimy twoją prywatność|szanujemy twoją prywatność|dbamy o twoją prywatność|ustawienia plików cookie|ustawienia prywatności|używamy plików cookie|szanowny użytkowniku
pt: antes de continuar|a sua privacidade|sua privacidade|valorizamos a sua privacidade|respeitamos a sua privacidade|definições de cookies|configurações de cookies|utilizamos cookies|usamos cookies
ru: прежде чем продолжить|ваша конфиденциальность|мы ценим вашу конфиденциальность|мы используем файлы cookie|мы используем cookie|настройки cookie|согласие на обработку|настройки файлов cookie
zh: 继续之前|我们重视您的隐私|您的隐私|隐私设置|cookie 设置|本网站使用 cookie|我們重視您的隱私|您的隱私|使用 cookie
ja: 続行する前に|プライバシー設定|お客様のプライバシー|プライバシーの尊重|cookie の設定|クッキーの使用|当サイトでは cookie|当社は cookie
ar: قبل المتابعة|نحن نقدر خصوصيتك|خصوصيتك|إعدادات الخصوصية|إعدادات ملفات تعريف الارتباط|نستخدم ملفات تعريف الارتباط
""",
        "log-in page": """
en: log in|log in to your account|sign in to your account|log in to continue|sign in to continue|login|log-in|sign in|sign-in|signin|sign on|log on|register|registration|create an account|create account|create your account|sign up|welcome back|member login|member log in|your account|account login|please log in|please sign in|you must be logged in|you need to log in|enter your password|authentication required
de: anmelden|anmeldung|einloggen|login|bitte anmelden|bitte melden sie sich an|jetzt anmelden|registrieren|konto erstellen|willkommen zurück|mein konto|sie sind nicht angemeldet
fr: connexion|se connecter|connectez-vous|identifiez-vous|identification|s'identifier|créer un compte|créez votre compte|mon compte|inscription|bon retour
es: iniciar sesión|inicia sesión|inicie sesión|acceder|acceso|entrar|crear una cuenta|crea tu cuenta|registro|regístrate|bienvenido de nuevo|mi cuenta
it: accedi|accesso|login|effettua il login|entra|registrati|crea un account|bentornato|area riservata|il mio account
nl: inloggen|log in|aanmelden|inlog|registreren|account aanmaken|welkom terug|mijn account
pl: zaloguj się|zaloguj|logowanie|zarejestruj się|rejestracja|utwórz konto|załóż konto|witaj ponownie|moje konto
pt: iniciar sessão|inicie sessão|entrar|entre na sua conta|fazer login|faça login|acesse sua conta|criar conta|crie sua conta|registo|cadastre-se|bem-vindo de volta
ru: вход|войти|войдите|авторизация|авторизуйтесь|регистрация|зарегистрируйтесь|личный кабинет|создать аккаунт
zh: 登录|登入|用户登录|会员登录|請登入|请登录|注册|註冊
ja: ログイン|サインイン|会員ログイン|新規登録|会員登録|アカウントにログイン
ar: تسجيل الدخول|سجل الدخول|سجّل الدخول|دخول|إنشاء حساب|تسجيل دخول
""",
        "robot check": """
en: just a moment|attention required|are you a robot|are you human|are you a human|robot check|security check|security verification|human verification|bot verification|verify you are human|verify that you are|verify you are not|verifying you are human|please verify|one more step|one moment, please|please wait|checking your browser|checking if the site|ddos protection|pardon our interruption|access to this page has been denied|captcha|unusual traffic|let's confirm you are human|confirm you are human|making sure you're not a bot|please confirm you are
de: einen moment|nur einen moment|sicherheitsüberprüfung|sicherheitsprüfung|sind sie ein roboter|sind sie ein mensch|bestätigen sie, dass sie|ihr browser wird überprüft|bitte warten
fr: un instant|un moment|vérification de sécurité|êtes-vous un robot|êtes-vous humain|vérification que vous|vérifiez que vous|vérification du navigateur|contrôle de sécurité
es: un momento|verificación de seguridad|comprobación de seguridad|¿eres un robot|¿eres humano|eres un robot|verifica que eres|verifique que es|comprobando tu navegador
it: un momento|solo un momento|controllo di sicurezza|verifica di sicurezza|sei un robot|sei umano|verifica che tu|conferma di essere
nl: een ogenblik|even geduld|beveiligingscontrole|ben je een robot|bent u een robot|ben je een mens|bevestig dat je
pl: chwileczkę|jeszcze chwila|weryfikacja bezpieczeństwa|kontrola bezpieczeństwa|czy jesteś robotem|czy jesteś człowiekiem|potwierdź, że
pt: um momento|só um momento|verificação de segurança|você é um robô|é um robô|é humano|verifique se você|confirme que é|confirme que você
ru: один момент|одну минуту|проверка безопасности|вы робот|вы не робот|подтвердите, что вы|проверка браузера|подтвердите, что запросы
zh: 请稍候|安全验证|人机验证|您是机器人吗|请完成安全验证|验证您是真人|正在验证|請稍候|安全驗證
ja: しばらくお待ちください|セキュリティチェック|ロボットではありません|あなたが人間であることを確認|人間であることを|アクセスを確認しています
ar: لحظة من فضلك|لحظة واحدة|التحقق الأمني|هل أنت روبوت|هل أنت إنسان|تحقق من أنك|التحقق من أنك
""",
        "error page": """
en: 404|403|410|451|500|502|503|error 404|error 403|error 500|http 404|page not found|not found|file not found|page cannot be found|page can't be found|this page can't be found|this page could not be found|this page cannot be found|the page cannot be found|the page could not be found|page does not exist|page doesn't exist|this page doesn't exist|this page does not exist|this page isn't available|this page is not available|we can't find|we cannot find|we couldn't find|we could not find|we can't seem to find|that page can't be found|nothing found|nothing here|nothing was found|no results found|access denied|forbidden|service unavailable|bad gateway|gateway timeout|internal server error|server error|something went wrong|page unavailable|page missing|page has moved|content not available|content unavailable|content not found|article not found|story not found|article unavailable|this article is no longer|this story is no longer|this page is no longer|no longer available|under maintenance|down for maintenance|scheduled maintenance|service temporarily unavailable|temporarily unavailable|we'll be right back|we'll be back|site offline|account suspended|this account has been suspended|unavailable for legal reasons|unavailable due to legal reasons|too many requests
de: seite nicht gefunden|nicht gefunden|fehler 404|404|die angeforderte seite|die gesuchte seite|diese seite existiert nicht|diese seite gibt es nicht|artikel nicht gefunden|artikel nicht verfügbar|artikel nicht mehr verfügbar|beitrag nicht gefunden|inhalt nicht verfügbar|inhalt nicht gefunden|zugriff verweigert|interner serverfehler|wartungsmodus|vorübergehend nicht erreichbar|hier ist nichts|leider nichts gefunden|es ist ein fehler aufgetreten|etwas ist schiefgelaufen|die seite wurde nicht gefunden
fr: page non trouvée|page introuvable|page inconnue|cette page n'existe|cette page est introuvable|la page que vous|la page demandée|erreur 404|erreur 403|contenu introuvable|contenu indisponible|article introuvable|accès refusé|accès interdit|site en maintenance|maintenance en cours|service indisponible|une erreur est survenue|une erreur s'est produite|aucun résultat|nous n'avons pas trouvé|cet article n'est plus
es: página no encontrada|no se encuentra la página|no se ha encontrado|no se encontró|no encontramos|esta página no existe|la página solicitada|error 404|contenido no disponible|contenido no encontrado|artículo no encontrado|acceso denegado|en mantenimiento|sitio en mantenimiento|algo salió mal|algo ha ido mal|ha ocurrido un error|nada encontrado|esta noticia ya no
it: pagina non trovata|pagina inesistente|la pagina non|questa pagina non|la pagina richiesta|errore 404|contenuto non disponibile|contenuto non trovato|articolo non trovato|accesso negato|sito in manutenzione|in manutenzione|qualcosa è andato storto|si è verificato un errore|nessun risultato|l'articolo non
nl: pagina niet gevonden|niet gevonden|fout 404|artikel niet gevonden|inhoud niet beschikbaar|toegang geweigerd|er is iets misgegaan|er ging iets mis|we kunnen de pagina|we konden de pagina|niets gevonden
pl: nie znaleziono|strona nie została znaleziona|nie znaleziono strony|strona nie istnieje|ta strona nie istnieje|błąd 404|strona, której szukasz|podana strona|artykuł nie istnieje|artykuł niedostępny|brak dostępu|odmowa dostępu|przerwa techniczna|coś poszło nie tak|wystąpił błąd|nie możemy znaleźć
pt: página não encontrada|não encontrado|não encontrada|esta página não|a página solicitada|página inexistente|erro 404|conteúdo não disponível|conteúdo indisponível|conteúdo não encontrado|artigo não encontrado|notícia não encontrada|acesso negado|em manutenção|site em manutenção|algo deu errado|algo correu mal|ocorreu um erro|não encontramos|nada encontrado
ru: страница не найдена|не найдено|такой страницы|страницы не существует|запрашиваемая страница|ошибка 404|404|материал не найден|статья не найдена|доступ запрещён|доступ запрещен|доступ ограничен|технические работы|сайт на обслуживании|что-то пошло не так|произошла ошибка|ничего не найдено|страница удалена
zh: 页面不存在|页面未找到|找不到页面|找不到该页面|您访问的页面不存在|您要访问的页面不存在|您访问的页面已删除|您访问的页面|您要访问的页面|您要查看的页面|无法找到|内容不存在|文章不存在|该内容已|该文章已|访问被拒绝|拒绝访问|系统维护|网站维护|服务器错误|出错了|頁面不存在|找不到頁面|找不到網頁|找不到此頁|您要找的頁面|文章不存在
ja: ページが見つかりません|お探しのページは見つかりません|お探しのページが見つかりません|お探しのページ|ページは見つかりません|ご指定のページ|指定されたページ|このページは存在しません|このページは|記事が見つかりません|この記事は|アクセスが拒否|アクセスできません|メンテナンス中|ただいまメンテナンス|エラーが発生しました|問題が発生しました|見つかりませんでした
ar: الصفحة غير موجودة|الصفحة التي|لم يتم العثور|لم نتمكن من العثور|هذه الصفحة غير|الصفحة المطلوبة|المحتوى غير متاح|المقال غير موجود|تم رفض الوصول|الوصول مرفوض|الموقع تحت الصيانة|تحت الصيانة|حدث خطأ|لا توجد نتائج
""",
    }.items()
}

SENTENCES: dict[str, Sentences] = {
    kind: _by_language(text)
    for kind, text in {
        "consent wall": """
en: access information on a device|access information on your device|store information on|legitimate interest|our partners|and our partners|partners store|list of partners|list of vendors|vendor list|accept all|reject all|accept cookies|accept and continue|agree and continue|manage options|manage preferences|withdraw your consent|withdraw consent|change your choices|change your mind at any time|consent to|personalised ad|personalized ad|personalised content|personalized content|unique identifiers|device scanning|precise geolocation|precise location data|cookie policy|use of cookies|uses cookies|use cookies|cookies and similar|continue without accepting|necessary cookies
de: informationen auf einem gerät|auf ihrem gerät|berechtigtes interesse|berechtigten interesse|unsere partner|unseren partnern|und unsere|alle akzeptieren|alle ablehnen|akzeptieren und weiter|zustimmen und weiter|einstellungen verwalten|einwilligung jederzeit|jederzeit widerrufen|ihre einwilligung|personalisierte werbung|personalisierte anzeigen|personalisierten anzeigen|werbung und tracking|werbetracking|verwenden cookies|nutzen cookies|cookies und|mit werbung|ohne werbung|liste der partner|pur-abo|geräte-kennungen
fr: informations sur un terminal|sur votre appareil|sur un appareil|intérêt légitime|nos partenaires|tout accepter|tout refuser|accepter et continuer|continuer sans accepter|paramétrer|gérer mes choix|retirer votre consentement|votre consentement|à tout moment|publicités personnalisées|publicité personnalisée|contenus personnalisés|utilisons des cookies|des cookies|liste des partenaires|traceurs|données personnelles|identifiants uniques
es: información en un dispositivo|en su dispositivo|en tu dispositivo|interés legítimo|nuestros socios|y nuestros|aceptar todo|aceptar y continuar|rechazar todo|rechazar y|configurar|gestionar opciones|retirar su consentimiento|tu consentimiento|su consentimiento|en cualquier momento|anuncios personalizados|publicidad personalizada|utilizamos cookies|usamos cookies|cookies propias y de terceros|lista de socios|suscribirse para rechazar
it: informazioni su un dispositivo|sul dispositivo|sul tuo dispositivo|interesse legittimo|i nostri partner|nostri partner|accetta tutto|accetta e continua|rifiuta tutto|rifiuta e abbonati|gestisci le opzioni|personalizza|revocare il consenso|il tuo consenso|in qualsiasi momento|annunci personalizzati|pubblicità personalizzata|utilizziamo cookie|cookie tecnici|cookie di profilazione|continua senza accettare
nl: informatie op een apparaat|op je apparaat|op uw apparaat|gerechtvaardigd belang|onze partners|alles accepteren|akkoord en doorgaan|ga akkoord|alles weigeren|alles afwijzen|instellingen beheren|instellen|toestemming intrekken|op elk moment|gepersonaliseerde advertenties|gebruiken cookies|plaatsen cookies|cookies en|jouw toestemming|uw toestemming
pl: informacji na urządzeniu|na urządzeniu|uzasadniony interes|uzasadnionego interesu|nasi partnerzy|naszych partnerów|zaufani partnerzy|zaakceptuj wszystko|akceptuję|odrzuć wszystko|przejdź do serwisu|ustawienia zaawansowane|wycofać zgodę|cofnąć zgodę|wyrażam zgodę|w dowolnym momencie|spersonalizowane reklamy|reklam spersonalizowanych|plików cookie|pliki cookie|przetwarzanie danych
pt: informações num dispositivo|informações em um dispositivo|no seu dispositivo|interesse legítimo|os nossos parceiros|nossos parceiros|aceitar tudo|aceitar todos|aceitar e continuar|rejeitar tudo|rejeitar todos|gerir opções|gerenciar opções|retirar o consentimento|o seu consentimento|seu consentimento|a qualquer momento|anúncios personalizados|publicidade personalizada|utilizamos cookies|usamos cookies|continuar sem aceitar
ru: информацию на устройстве|на вашем устройстве|законный интерес|наши партнёры|наши партнеры|нашими партнёрами|принять все|принять всё|отклонить все|отклонить всё|управление настройками|отозвать согласие|ваше согласие|в любое время|персонализированную рекламу|персонализированная реклама|файлы cookie|файлов cookie|используем cookie
zh: 设备上存储|您的设备|合法利益|合作伙伴|接受全部|全部接受|接受所有|拒绝全部|全部拒绝|管理选项|管理偏好|撤回同意|您的同意|随时更改|个性化广告|使用 cookie|cookie 政策|全部接受並繼續|個人化廣告|接受所有 cookie
ja: デバイス上の情報|お使いのデバイス|正当な利益|パートナー企業|当社のパートナー|すべて受け入れる|すべて許可|すべて同意|すべて拒否|同意する|同意して続ける|設定を管理|同意を撤回|いつでも変更|パーソナライズされた広告|パーソナライズ広告|cookie を使用|クッキーを使用|cookieを使用
ar: معلومات على الجهاز|على جهازك|المصلحة المشروعة|شركاؤنا|شركائنا|قبول الكل|قبول الجميع|رفض الكل|إدارة الخيارات|سحب موافقتك|موافقتك|في أي وقت|إعلانات مخصصة|الإعلانات المخصصة|ملفات تعريف الارتباط
""",
        "log-in page": """
en: forgot your password|forgotten your password|forgot password|forgot your username|reset your password|reset password|keep me logged in|keep me signed in|remember me|stay signed in|don't have an account|do not have an account|no account yet|new here?|need an account|create an account|create a free account|create one now|already have an account|already registered|sign in with|log in with|continue with google|enter your email|enter your password|email address and password|username or email|username and password|one-time code|log in to your account|sign in to your account|log in to continue|sign in to continue|you must be logged in|you must log in|please log in|please sign in
de: passwort vergessen|kennwort vergessen|zugangsdaten vergessen|angemeldet bleiben|eingeloggt bleiben|noch kein konto|noch kein kundenkonto|noch nicht registriert|jetzt registrieren|konto erstellen|neues konto|bereits registriert|melden sie sich an|melde dich an|e-mail-adresse und|benutzername|mit google anmelden|ihre zugangsdaten|sie müssen angemeldet sein|sie müssen sich anmelden
fr: mot de passe oublié|identifiant oublié|se souvenir de moi|rester connecté|pas encore de compte|pas encore inscrit|vous n'avez pas de compte|créer un compte|créez un compte|déjà un compte|déjà inscrit|connectez-vous|identifiez-vous|votre mot de passe|nom d'utilisateur|se connecter avec|vous devez être connecté
es: olvidado tu contraseña|olvidado su contraseña|olvidaste tu contraseña|olvidó su contraseña|¿olvidaste|recordarme|recuérdame|mantener la sesión|no tienes cuenta|no tiene cuenta|¿no tienes|crea una cuenta|crear una cuenta|ya tienes cuenta|inicia sesión|inicie sesión|nombre de usuario|tu contraseña|su contraseña|continuar con google|debes iniciar sesión
it: password dimenticata|dimenticato la password|hai dimenticato|ricordami|resta connesso|rimani connesso|non hai un account|non sei registrato|non sei ancora registrato|crea un account|registrati ora|hai già un account|accedi con|nome utente|inserisci la tua|devi effettuare|devi accedere
nl: wachtwoord vergeten|ingelogd blijven|onthoud mij|aangemeld blijven|nog geen account|nog niet geregistreerd|maak een account|account aanmaken|heb je al een account|log in met|inloggen met|gebruikersnaam|je wachtwoord|uw wachtwoord|je moet ingelogd zijn|om verder te gaan moet
pl: nie pamiętasz hasła|nie pamiętam hasła|zapomniałeś hasła|zapomniałem hasła|przypomnij hasło|zapamiętaj mnie|nie wylogowuj|nie masz konta|nie masz jeszcze konta|załóż konto|utwórz konto|masz już konto|zaloguj się|nazwa użytkownika|musisz być zalogowany|musisz się zalogować
pt: esqueceu-se da|esqueceu a senha|esqueceu sua senha|esqueci a senha|esqueci minha senha|lembrar-me|lembrar de mim|manter conectado|manter sessão|não tem conta|não tem uma conta|ainda não tem|criar conta|crie uma conta|crie sua conta|já tem conta|já tem uma conta|nome de utilizador|nome de usuário|entrar com|sua senha|você precisa estar logado
ru: забыли пароль|запомнить меня|оставаться в системе|нет аккаунта|ещё нет аккаунта|еще нет аккаунта|нет учётной записи|зарегистрируйтесь|зарегистрироваться|уже есть аккаунт|войти через|имя пользователя|введите пароль|логин и пароль|необходимо войти|необходимо авторизоваться
zh: 忘记密码|忘記密碼|记住我|記住我|保持登录|没有账号|没有帐号|還沒有帳號|立即注册|立即註冊|已有账号|用户名|手机号|验证码登录|扫码登录|使用google|请先登录|請先登入
ja: パスワードを忘れた|パスワードをお忘れ|ログイン状態を保持|ログインしたままにする|アカウントをお持ちでない|会員登録がお済み|新規会員登録|新規登録|すでにアカウント|メールアドレスとパスワード|ユーザー名|でログイン|ログインが必要|ログインしてください
ar: نسيت كلمة المرور|هل نسيت|تذكرني|ابق متصلا|ليس لديك حساب|إنشاء حساب|أنشئ حسابا|أنشئ حسابًا|لديك حساب بالفعل|اسم المستخدم|كلمة المرور|يجب تسجيل الدخول|الرجاء تسجيل الدخول
""",
        "robot check": """
en: you are human|you're human|are human|not a robot|not a bot|prove you are|checking your browser|checking if the site connection is secure|needs to review the security|security of your connection|security service to protect|ddos protection|unusual traffic|unusual activity|automated traffic|automated access|automated requests|suspicious activity|complete the security check|complete the captcha|solve the captcha|solve this puzzle|enter the characters|type the characters|slide to|press and hold|press & hold|enable javascript and cookies to continue|enable cookies to continue|ray id|reference id|incident id|made us think that you are a bot|think you were a bot|will be redirected once|this process is automatic|moving at super-human speed
de: kein roboter|ein mensch sind|ein mensch bist|kein bot|ihr browser wird|verbindung sicher ist|ungewöhnlichen datenverkehr|ungewöhnliche aktivität|automatisierte anfragen|automatisierte zugriffe|captcha|sicherheitsüberprüfung|geben sie die zeichen|javascript und cookies
fr: pas un robot|êtes humain|êtes un humain|un être humain|trafic inhabituel|activité inhabituelle|activité suspecte|requêtes automatisées|captcha|vérification de votre navigateur|la sécurité de votre connexion|saisissez les caractères|javascript et les cookies
es: no eres un robot|no es un robot|no soy un robot|eres humano|es humano|un ser humano|tráfico inusual|actividad inusual|actividad sospechosa|solicitudes automáticas|captcha|comprobando su navegador|seguridad de su conexión|seguridad de tu conexión|escriba los caracteres|javascript y las cookies
it: non sei un robot|non sono un robot|sei umano|essere umano|traffico insolito|traffico anomalo|attività sospetta|richieste automatiche|captcha|sicurezza della connessione|controllo del browser|inserisci i caratteri
nl: geen robot|een mens bent|ongebruikelijk verkeer|ongewoon verkeer|verdachte activiteit|geautomatiseerde|captcha|je browser wordt|uw browser wordt|beveiliging van je verbinding
pl: nie jesteś robotem|nie jestem robotem|jesteś człowiekiem|nietypowy ruch|podejrzaną aktywność|zautomatyzowan|captcha|sprawdzamy twoją przeglądarkę|bezpieczeństwo połączenia
pt: não é um robô|não sou um robô|você é humano|é humano|ser humano|tráfego incomum|atividade suspeita|atividade incomum|pedidos automáticos|solicitações automáticas|captcha|verificando seu navegador|segurança da sua conexão|segurança da ligação
ru: не робот|вы человек|что вы человек|необычный трафик|подозрительную активность|подозрительный трафик|автоматические запросы|автоматическими|капч|captcha|проверяем ваш браузер|безопасность соединения|введите символы
zh: 不是机器人|您是真人|真人|异常流量|异常访问|访问过于频繁|自动程序|验证码|滑动验证|拖动滑块|安全检查|不是機器人|異常流量|驗證碼
ja: ロボットではない|ロボットではありません|人間である|通常と異なるトラフィック|不審なアクセス|自動化された|画像認証|文字を入力|接続のセキュリティ|captcha
ar: لست روبوت|أنك إنسان|أنك بشر|حركة مرور غير عادية|نشاط غير عادي|طلبات آلية|رمز التحقق|كابتشا|أمان اتصالك
""",
        "error page": """
en: page not found|not found on this server|was not found|could not be found|cannot be found|can't be found|can't find|couldn't find|you are looking for|you're looking for|you were looking for|you requested|have been moved|has been moved|been moved or deleted|been removed|been deleted|no longer exists|no longer exist|no longer available|not currently available|doesn't exist|does not exist|check the address|check the url|check the spelling|typed the address|mistyped|out of date|broken link|dead link|return to the home|return home|back to the home|go back to|back to home|go to the home|our home page|our homepage|front page|try a search|try searching|use the search|permission to access|access is restricted|not available in your|currently unavailable|try again later|come back later|technical difficulties|error code|error 404|404 error|an error occurred|something went wrong
de: nicht gefunden|nicht finden|existiert nicht|nicht mehr verfügbar|nicht mehr vorhanden|nicht verfügbar|nicht erreichbar|verschoben|gelöscht|umbenannt|entfernt|adresse falsch|tippfehler|überprüfen sie|prüfen sie|zur startseite|zurück zur|auf die startseite|nutzen sie die suche|suchfunktion|keine berechtigung|versuchen sie es später|später erneut|fehler 404|fehlercode|ein fehler
fr: n'existe pas|n'existe plus|n'est plus disponible|introuvable|pas été trouvée|pas trouvé|avez demandé|que vous cherchez|que vous recherchez|été déplacée|été supprimée|a été supprimé|vérifiez l'adresse|vérifier l'adresse|erreur de saisie|retour à l'accueil|page d'accueil|utilisez la recherche|effectuer une recherche|autorisation|réessayer plus tard|réessayez plus tard|erreur 404|une erreur
es: no existe|ya no existe|ya no está disponible|no está disponible|no se encuentra|no se ha encontrado|no se encontró|que buscas|que busca|que está buscando|solicitada|ha sido movida|ha sido eliminada|ha sido eliminado|fue eliminada|compruebe la|comprueba la|verifica la|verifique la|volver al inicio|volver a la|página de inicio|ir a la portada|utilice el buscador|usa el buscador|permiso|error 404|un error
it: non esiste|non esiste più|non è più disponibile|non è disponibile|non è stata trovata|non trovata|che stai cercando|che cerchi|che state cercando|richiesta|è stata spostata|è stata rimossa|è stato rimosso|eliminata|controlla l'indirizzo|verifica l'indirizzo|torna alla home|torna alla|pagina iniziale|home page|usa la ricerca|prova a cercare|permesso|errore 404|un errore
nl: bestaat niet|bestaat niet meer|niet meer beschikbaar|niet beschikbaar|niet gevonden|niet vinden|die je zoekt|die u zoekt|opgevraagde|verplaatst|verwijderd|controleer het|controleer de|typefout|terug naar|naar de homepage|startpagina|gebruik de zoek|zoekfunctie|geen toegang|later opnieuw|foutcode|een fout
pl: nie istnieje|już nie istnieje|nie jest już dostępna|nie jest dostępna|niedostępna|nie została znaleziona|nie znaleziono|której szukasz|przeniesiona|usunięta|usunięty|sprawdź adres|sprawdź, czy|strony głównej|strona główna|stronę główną|wyszukiwark|uprawnień|błąd 404|błąd
pt: não existe|já não existe|não existe mais|não está disponível|já não está disponível|não está mais disponível|não foi encontrada|não foi encontrado|não encontrada|que procura|que você procura|solicitada|foi movida|foi removida|foi removido|foi excluída|foi apagada|verifique o endereço|verifique a|voltar à|voltar para|página inicial|utilize a pesquisa|use a busca|permissão|erro 404|um erro
ru: не существует|больше не существует|не найдена|не найден|не найдено|была удалена|была перемещена|удалена или|перемещена|устарел|проверьте адрес|проверьте правильность|неправильно набран|на главную|главную страницу|воспользуйтесь поиском|нет прав|нет доступа|технические работы|попробуйте позже|ошибка
zh: 不存在|未找到|找不到|已删除|已被删除|已移动|已下架|无法访问|请检查|检查网址|返回首页|回到首页|回首页|使用搜索|没有权限|维护|稍后再试|错误代码|出错|已刪除|已移除|返回首頁|回到首頁|請檢查
ja: 見つかりません|見つかりませんでした|存在しません|削除された|削除されました|移動した|移動または|変更された|ご確認ください|url をご確認|urlをご確認|トップページ|ホームに戻る|ホームへ|検索して|アクセス権|権限がありません|メンテナンス|しばらくしてから|後ほど|エラー
ar: غير موجودة|غير موجود|لم يعد متاحا|لم تعد متاحة|غير متاحة|غير متاح|تم حذف|تم نقل|حذفها|نقلها|تبحث عنها|تأكد من|تحقق من العنوان|الصفحة الرئيسية|العودة إلى|استخدم البحث|صلاحية|الصيانة|في وقت لاحق|لاحقا|خطأ
""",
        "paywall stub": """
en: to continue reading|to keep reading|continue reading with|to read the full|to read the rest|to read this article|to read this story|to read more, |to finish reading|to unlock|unlock this article|unlock this story|unlock the full|full access|unlimited access|already a subscriber|already a member|already subscribed|already have a subscription|subscribers only|subscriber-only|subscriber only|for subscribers|only for subscribers|available to subscribers|for members only|members only|members-only|become a member|become a subscriber|subscribe to continue|subscribe to read|subscribe now for|start your free trial|free trial|cancel anytime|cancel at any time|per month|a week for|for the first month|you have reached your|reached your limit|free articles|article limit|this post is for paid|paid subscribers|this is a premium|premium content|premium article|register to continue|register to read|create a free account to|sign in to read|log in to read|sign in to continue reading|log in to continue reading
de: um weiterzulesen|zum weiterlesen|jetzt weiterlesen|weiterlesen mit|lesen sie weiter mit|lesen sie diesen artikel|diesen artikel lesen|ganzen artikel lesen|vollständigen artikel|den vollständigen text|bereits abonnent|schon abonnent|sie sind bereits|sie haben bereits ein abo|nur für abonnenten|für abonnenten|exklusiv für|abo-artikel|mit abo|abo abschließen|jetzt abonnieren|jetzt testen|probeabo|probemonat|kostenlos testen|monatlich kündbar|jederzeit kündbar|pro monat|im ersten monat|plus-artikel|premium-artikel|dieser artikel ist|dieser inhalt ist|freischalten|registrieren, um|anmelden und weiterlesen
fr: pour lire la suite|pour lire cet article|lire la suite de l'article|la suite est réservée|réservé aux abonnés|réservée aux abonnés|réservés aux abonnés|article réservé|contenu réservé|il vous reste|déjà abonné|déjà abonnée|vous êtes abonné|abonnez-vous|s'abonner pour|je m'abonne|sans engagement|par mois|premier mois|1 € le premier|offre d'essai|accès illimité|accédez à|débloquer|créez un compte pour
es: para seguir leyendo|para continuar leyendo|sigue leyendo|seguir leyendo|para leer el artículo|para leer este artículo|solo para suscriptores|sólo para suscriptores|exclusivo para suscriptores|contenido exclusivo|artículo exclusivo|ya eres suscriptor|ya soy suscriptor|¿ya eres|si ya eres|suscríbete|suscríbase|hazte suscriptor|sin permanencia|al mes|el primer mes|acceso ilimitado|artículos gratis|regístrate para
it: per continuare a leggere|per leggere l'articolo|per leggere tutto|continua a leggere con|riservato agli abbonati|contenuto riservato|riservata agli abbonati|solo per abbonati|per gli abbonati|sei già abbonato|già abbonato|abbonati|abbonati ora|attiva l'abbonamento|al mese|primo mese|disdici quando|accesso illimitato|articoli gratuiti|registrati per
nl: om verder te lezen|verder lezen|om dit artikel te lezen|lees dit artikel|alleen voor abonnees|voor abonnees|exclusief voor abonnees|al abonnee|ben je al abonnee|bent u al abonnee|word abonnee|neem een abonnement|abonneer|per maand|eerste maand|maandelijks opzegbaar|onbeperkt toegang|onbeperkt lezen|gratis artikelen|plus-artikel|premium-artikel
pl: aby czytać dalej|czytaj dalej z|aby przeczytać|żeby przeczytać|przeczytaj cały|pełny dostęp|dostęp do artykułu|tylko dla subskrybentów|dla subskrybentów|dla prenumeratorów|tylko dla prenumeratorów|masz już prenumeratę|masz już subskrypcję|jesteś subskrybentem|wykup dostęp|wykup prenumeratę|kup prenumeratę|subskrybuj|miesięcznie|pierwszy miesiąc|anuluj w każdej chwili|odblokuj|artykuł premium|treść premium
pt: para continuar a ler|para continuar lendo|continue a ler|continue lendo|para ler o artigo|para ler a matéria|exclusivo para assinantes|exclusiva para assinantes|só para assinantes|conteúdo exclusivo|artigo exclusivo|já é assinante|já sou assinante|é assinante|assine|assine já|torne-se assinante|por mês|primeiro mês|cancele quando|acesso ilimitado|artigos gratuitos|registe-se para|cadastre-se para
ru: чтобы продолжить чтение|чтобы читать дальше|чтобы прочитать|полный текст доступен|доступно только|доступен только|только для подписчиков|для подписчиков|по подписке|уже есть подписка|уже подписаны|оформите подписку|оформить подписку|подпишитесь, чтобы|первый месяц|отменить в любой|бесплатных статей|эксклюзив для
zh: 继续阅读|阅读全文|订阅后|仅限订阅|订阅者专享|会员专享|付费内容|本文为付费|已经是会员|已订阅|成为会员|立即订阅|每月|首月|免费试用|解锁|繼續閱讀|訂閱後|會員專享|付費內容|已經是會員|立即訂閱|解鎖
ja: この記事は有料|有料会員限定|会員限定|有料記事|続きを読むには|続きは|残り|すでに会員|会員の方は|購読する|購読者限定|有料プラン|無料会員登録|月額|初月無料|いつでも解約|無料で読める
ar: لمتابعة القراءة|لقراءة المقال كاملا|لقراءة المزيد من|للمشتركين فقط|حصري للمشتركين|محتوى مدفوع|هل أنت مشترك|مشترك بالفعل|اشترك الآن|اشترك لمتابعة|شهريا|الشهر الأول|وصول غير محدود|مقالات مجانية
""",
        "empty shell": """
en: enable javascript|enable java script|javascript is disabled|javascript is required|javascript is not enabled|javascript to be enabled|requires javascript|turn on javascript|activate javascript|javascript enabled|need javascript|works best with javascript|javascript must be|without javascript|javascript disabled|javascript is turned off|loading...|loading…|unsupported browser|browser is not supported|update your browser
de: javascript aktivieren|aktivieren sie javascript|javascript zu aktivieren|javascript ist deaktiviert|javascript deaktiviert|benötigt javascript|javascript wird benötigt|javascript erforderlich|ohne javascript|bitte javascript|wird geladen|lädt…|lädt ...|browser wird nicht unterstützt
fr: activer javascript|activez javascript|javascript est désactivé|javascript désactivé|nécessite javascript|javascript est nécessaire|javascript doit être|activer le javascript|sans javascript|chargement|navigateur n'est pas
es: habilitar javascript|habilita javascript|habilite javascript|activar javascript|activa javascript|active javascript|javascript está desactivado|javascript desactivado|necesitas javascript|requiere javascript|necesita javascript|sin javascript|cargando
it: abilitare javascript|abilita javascript|attiva javascript|attivare javascript|javascript è disabilitato|javascript disabilitato|richiede javascript|necessita di javascript|senza javascript|caricamento
nl: javascript inschakelen|schakel javascript|javascript aan|javascript is uitgeschakeld|javascript uitgeschakeld|javascript nodig|vereist javascript|zonder javascript|wordt geladen|laden…|laden...
pl: włącz javascript|włączyć javascript|włącz obsługę javascript|obsługę javascript|javascript jest wyłączony|wymaga javascript|bez javascript|ładowanie|wczytywanie
pt: ativar o javascript|ative o javascript|ativar javascript|ative javascript|habilite o javascript|habilitar javascript|habilitar o javascript|javascript está desativado|javascript desativado|requer javascript|precisa de javascript|sem javascript|a carregar|carregando
ru: включите javascript|включить javascript|включённый javascript|javascript отключен|javascript отключён|требуется javascript|нужен javascript|без javascript|поддержку javascript|загрузка
zh: 启用javascript|启用 javascript|开启javascript|开启 javascript|需要 javascript|需要javascript|禁用了javascript|javascript 已|請啟用 javascript|啟用 javascript|加载中|正在加载|載入中
ja: javascriptを有効|javascript を有効|javascriptが無効|javascript が無効|javascriptが必要|javascript が必要|読み込み中|ロード中
ar: تفعيل جافا سكريبت|تفعيل javascript|تمكين javascript|تمكين جافا|يتطلب javascript|جافا سكريبت|جار التحميل|جاري التحميل
""",
    }.items()
}

# What stands on the buttons of a page that asks for consent.
CONSENT_BUTTONS = frozenset(
    """
accept|accept all|accept all cookies|accept cookies|agree|i agree|i accept|allow all|agree and continue|accept and continue|reject|reject all|decline|manage options|manage preferences|manage settings|more options|continue without accepting|got it
akzeptieren|alle akzeptieren|zustimmen|zustimmen und weiter|einverstanden|ablehnen|alle ablehnen|einstellungen|akzeptieren und weiter
accepter|tout accepter|j'accepte|accepter et continuer|refuser|tout refuser|continuer sans accepter|paramétrer|personnaliser
aceptar|aceptar todo|aceptar y continuar|rechazar|rechazar todo|configurar|aceptar todas
accetta|accetta tutto|accetta e continua|rifiuta|rifiuta tutto|personalizza|accetto
akkoord|alles accepteren|accepteren|weigeren|alles weigeren|instellen|ga akkoord
akceptuję|zaakceptuj wszystko|zgadzam się|odrzuć wszystko|przejdź do serwisu|ustawienia zaawansowane
aceitar|aceitar tudo|aceitar todos|rejeitar tudo|rejeitar todos|rejeitar|concordo
принять|принять все|принять всё|согласен|отклонить|отклонить все
接受|全部接受|接受全部|同意|拒绝|全部拒绝|拒绝全部
同意する|すべて受け入れる|すべて許可|拒否する|すべて拒否|同意して続ける
قبول|قبول الكل|موافق|رفض|رفض الكل
""".strip()
    .replace("\n", "|")
    .split("|")
)

# What short lines and buttons begin with on pages that list things.
SHELF = _beginnings(
    """
sort by|sorted by|filter|showing |results|add to cart|add to bag|add to basket|quick view|quick shop|quick add|load more|show more|view all|view more|view details|view product|see all|compare|in stock|out of stock|sold out|choose options|select options|shop now|shop all|clear all|learn more|read more|continue reading|reset|refine
sortieren|filtern|in den warenkorb|mehr laden|mehr anzeigen|alle anzeigen|mehr lesen|weiterlesen|mehr erfahren|zum artikel|auf lager|ausverkauft
trier|filtrer|ajouter au panier|voir plus|voir tout|charger plus|lire la suite|en savoir plus|en stock|épuisé
ordenar|filtrar|añadir al carrito|ver más|ver todo|cargar más|leer más|seguir leyendo|más información|agotado
ordina|filtra|aggiungi al carrello|mostra altro|vedi tutti|carica altri|leggi tutto|continua a leggere|scopri di più
sorteren|filteren|in winkelwagen|in winkelmand|meer laden|toon meer|bekijk alle|lees meer|lees verder|uitverkocht
sortuj|filtruj|do koszyka|dodaj do koszyka|pokaż więcej|zobacz wszystkie|czytaj więcej|czytaj dalej
adicionar ao carrinho|adicionar à sacola|ver mais|ver tudo|carregar mais|leia mais|ler mais|saiba mais|esgotado
сортировать|сортировка|фильтр|в корзину|показать ещё|показать еще|все товары|читать далее|подробнее
排序|筛选|加入购物车|加载更多|查看更多|查看全部|阅读更多|阅读全文|加入購物車|更多
並べ替え|絞り込み|カートに入れる|もっと見る|すべて見る|続きを読む|詳細を見る
ترتيب|تصفية|أضف إلى السلة|عرض المزيد|عرض الكل|اقرأ المزيد|المزيد
"""
)

# What stands over a list of a page's own sections; hardly a listing has one.
CONTENTS = _beginnings(
    """
table of contents|contents|in this article|in this guide|on this page|jump to
inhaltsverzeichnis|inhalt|auf dieser seite|in diesem artikel
table des matières|sommaire|dans cet article|tabla de contenidos|índice|en este artículo
indice|sommario|in questo articolo|inhoudsopgave|inhoud|in dit artikel|spis treści|w tym artykule
neste artigo|содержание|оглавление|в этой статье|目录|本文目录|目次|この記事の内容|المحتويات|جدول المحتويات
"""
)
