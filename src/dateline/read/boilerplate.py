"""What belongs to the site and not to the report: widgets, share bars, menus, prompts, stray format strings.

The phrases were written down from general knowledge of how news sites and blog software label their furniture, in the
languages listed; none was taken from a single page. A phrase must fill its whole paragraph (bar the tail that the
pattern allows), so no sentence of a report is lost to a word in it.
"""

from __future__ import annotations

import re

_NETWORKS = (
    r"facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|tumblr|instagram|youtube|tiktok|threads|bluesky|"
    r"mastodon|messenger|viber|vk|vkontakte|odnoklassniki|line|weibo|wechat|flipboard|pocket|skype|rss|google|"
    r"snapchat|gab|gettr|livejournal"
)
_SHARE_WORDS = (
    rf"(?:{_NETWORKS}|share|tweet|e-?mail|print|pdf|copy|link|copied|save|more|like|pin|it|post|send|news|plus|"
    r"bookmark|comments?|on|via|this|to|and|or|with|us|compartir|partager|teilen|imprimir|imprimer|drucken|"
    r"поделиться|"
    r"твитнуть|печать|مشاركة|طباعة|شارك|paylaş|udostępnij|condividi|stampa|\d{1,5})"
)
SHARE_BAR = re.compile(rf"^{_SHARE_WORDS}(?:[\s|,/·•&:]+{_SHARE_WORDS})*[\s!:.]*$", re.IGNORECASE)

FORMAT_STRING = re.compile(
    r"%\d*\$?[sd]\b.{0,60}|\{\{[^{}]{1,80}\}\}|\$\{[^{}]{1,80}\}|\[object object\]|undefined|null|nan|"
    r"<[a-z/][^<>]{0,200}>|&[a-z]{2,8};|\[/[a-z_]{3,20}\]|\[[a-z]{2,12}_[a-z_]{2,20}\]|"
    r"\[[a-z_]{3,20} [^\[\]=]{1,30}=[^\[\]]{0,100}\]|lorem ipsum.{0,100}",
    re.IGNORECASE,
)
_MENU_BAR = re.compile(r"[|›»•]|\s[·>/]\s")
_MENU_ITEM = 40
_MENU_ITEMS = 3

# Paragraphs that are furniture wherever they stand.
_WIDGETS = (
    rf"(?:please )?(?:follow|find|join|connect with|contact|like) us(?: on)?(?:[\s,&]+(?:{_NETWORKS}|and|or|on|"
    rf"our))*",
    rf"(?:please )?follow(?: (?:me|him|her|them|our (?:channel|page)))?(?: on)?(?:[\s,&]+(?:{_NETWORKS}|and|or|on))+",
    r"connect(?: with us)?",
    r"skip to (?:main |primary )?(?:content|navigation)|jump to (?:content|navigation)|toggle navigation|"
    r"main menu|menu",
    r"advertisements?|advert|ad|sponsored(?: content| links?)?|paid (?:content|post)|"
    r"article continues below.{0,40}|story continues (?:below|after).{0,40}|"
    r"continue reading(?: below| the main story)?.{0,40}|scroll to continue.{0,40}",
    r"click (?:here )?to (?:comment|share|print|e-?mail|tweet|expand|enlarge|read|subscribe|view|play).{0,60}|"
    r"click here",
    r"tap to (?:unmute|play|expand|read).{0,40}|(?:video|audio) (?:player|unavailable).{0,60}|play video|"
    r"watch (?:live|now)",
    r"(?:enter|type) your (?:e-?mail(?: address)?|name).{0,160}|"
    r"your e-?mail address(?: will not be published)?.{0,80}|required fields are marked.{0,10}|"
    r"save my name.{0,120}|notify me (?:of|when|by).{0,80}|e-?mail address:?",
    r"(?:sign up|subscribe|register)(?: now| today| here| via e-?mail| by e-?mail)?(?: (?:for|to) .{0,80})?|"
    r"join our (?:newsletter|mailing list|whatsapp|telegram).{0,60}|"
    r"get (?:the latest|our|breaking) .{0,80}(?:inbox|newsletter|phone|updates).{0,20}|newsletters?|"
    r"unsubscribe.{0,40}",
    r"sign in|log ?in|log out|sign out|my account|create (?:an )?account|search(?: for:?| this site)?|submit|"
    r"close|cancel|back|next|previous|home|contact(?: us)?|about(?: us)?|faq|help|sitemap|archives?|categories|"
    r"tags|more",
    r"(?:back )?to top|top ↑|scroll up|go to top",
    r"(?:this (?:web)?site|we) uses? (?:cookies|akismet).{0,300}|(?:cookie|privacy) (?:policy|settings|notice)|"
    r"accept(?: all)?(?: cookies)?|terms (?:of|and) (?:use|service|conditions).{0,60}|manage consent|got it!?",
    r"(?:copyright|©|\(c\)).{0,200}|.{0,120}all rights reserved.{0,80}|.{0,40}\bcopyright © .{0,120}",
    r"(?:proudly )?powered by .{0,60}|theme(?: by|:) .{0,60}|designed by .{0,60}",
    r".{0,12}bloggers like this:?|like this:?|like loading.{0,5}|loading\.{0,3}|please wait.{0,20}|"
    r"share this(?: (?:post|article|story|page|entry))?:?|share (?:on|via) .{0,30}|"
    r"spread the (?:word|love).{0,10}|rate this.{0,20}",
    r"(?:read|see|watch|also read|read also|see also|must read|further reading|don['’]t miss|related)\s?(?:more|"
    r"also|next)?(?:\s?[:>»|]|\s[-–—])\s?.{0,160}|"
    r"read more\.{0,3}|read full (?:story|article).{0,20}|show (?:more|less)|view (?:all|more).{0,40}|"
    r"view comments.{0,20}|load more.{0,30}|see all.{0,40}",
    r"\d{1,5} (?:comments?|shares?|views?|likes?|retweets?|reads?|min(?:ute)?s? read)|no comments(?: yet)?|"
    r"\d{1,2}:\d{2}|(?:estimated )?reading time.{0,30}|(?:post )?views:? ?[\d,.]{1,9}",
    r"(?:older|newer|next|previous|prev) (?:posts?|articles?|stor(?:y|ies)|entries|page)\b.{0,120}",
    r"(?:donate|support (?:us|our work|independent journalism)|become a (?:member|patron|subscriber)).{0,120}",
    r"[(\[]?(?:ends?|more|-?30-?|###|xxx)[)\]]?|[-–—_*=~.#•·|\s]{1,80}",
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|https?://\S{1,300}|www\.\S{1,200}|@\w{2,30}",
    # Russian, Ukrainian
    r"поделиться.{0,40}|читайте также.{0,160}|читать (?:далее|также|ещё|еще).{0,100}|"
    r"подпис(?:ывайтесь|аться|ка).{0,100}|реклама|комментарии.{0,20}|версия для печати|все права защищены.{0,80}|"
    r"наверх|читайте нас.{0,60}|поділитися.{0,40}|читайте також.{0,160}|підпис(?:уйтесь|атися).{0,100}",
    # Spanish, Portuguese
    r"compart(?:ir|e|ilhe|ilhar).{0,40}|(?:lea|lee|leer|leia) (?:también|tambien|más|mas|também|mais).{0,160}|"
    r"s[ií]gu?enos.{0,60}|siga-nos.{0,60}|suscr[ií]bete.{0,80}|publicidade?|comentar(?:ios)?|deja un comentario|"
    r"todos los derechos reservados.{0,60}|todos os direitos reservados.{0,60}|volver arriba|imprimir",
    # French, German, Italian
    r"partager.{0,40}|(?:lire|à lire|voir) (?:aussi|la suite|également).{0,160}|suivez-nous.{0,60}|publicité|"
    r"laisser un commentaire|tous droits réservés.{0,60}|abonnez-vous.{0,80}|teilen.{0,30}|"
    r"(?:lesen sie|mehr zum) .{0,120}|anzeige|werbung|alle rechte vorbehalten.{0,60}|folgen sie uns.{0,60}|"
    r"leggi anche.{0,160}|pubblicità|condividi.{0,40}",
    # Arabic, Persian, Turkish
    r"شارك.{0,40}|مشاركة.{0,30}|اقرأ (?:أيضا|أيضاً|ايضا|المزيد).{0,160}|تابعونا.{0,60}|تابعنا.{0,60}|إعلان|اعلان|"
    r"جميع الحقوق محفوظة.{0,60}|اشترك.{0,60}|همرسانی.{0,30}|بیشتر بخوانید.{0,120}|paylaş.{0,40}|"
    r"ayrıca oku.{0,120}|bizi takip edin.{0,60}|reklam|tüm hakları saklıdır.{0,60}",
)  # fmt: skip
WIDGET = re.compile(rf"^(?:{'|'.join(_WIDGETS)})\s?[:.!»>]{{0,3}}$", re.IGNORECASE)

# Headings after which the report is over: comments, other stories, the author's portrait, sign-up forms.
_ENDINGS = (
    r"(?:click to|leave a|leave your|post a|add a|write a|join the|add your) (?:comment|reply|conversation|"
    r"discussion)s?|"
    r"\d{0,5}\s?(?:comments?|responses|thoughts on .{0,200}|replies)(?: \(?\d{1,5}\)?)?|reader comments|"
    r"view comments|comments? (?:are closed|policy|section).{0,80}|comment(?:s)? on this (?:story|article)",
    r"(?:related|similar|more|other|latest|recent|popular|trending|top|featured|recommended|most[ -](?:read|"
    r"popular|viewed|shared|commented)|must[ -]?read)\s(?:posts?|news|stor(?:y|ies)|articles?|reads?|content|"
    r"topics?|videos?|coverage|reading|trends?|headlines|links?|items?|must[ -]reads?.{0,20}|on this (?:topic|"
    r"story))(?: from .{0,40})?",
    r"most (?:read|popular|viewed|shared|commented)|trending(?: now)?|top trends|editor['’]?s['’]? picks?|"
    r"(?:you (?:may|might)(?: also)? (?:like|enjoy|be interested in)|recommended(?: for you)?|up next|"
    r"what to read next|don['’]t miss|around the web|from around the web|promoted stories|in case you missed it|"
    r"suggested for you).{0,30}",
    r"more (?:in|from|on|about|by|stories) .{0,60}|more must-reads.{0,40}|also (?:in|on|from) .{0,60}",
    r"about (?:the )?(?:author|writer|reporter)s?|(?:written|story) by:?|author(?: profile| bio)?|meet the author",
    r"share this(?: (?:post|article|story|page|entry))?:?|share:|like this:?",
    r"subscribe (?:via|by|to) .{0,60}|sign up (?:for|to) .{0,80}|newsletter(?: sign-?up)?",
    r"correction request|report (?:an error|a typo|a correction).{0,60}|found (?:an error|a mistake).{0,60}",
    # the same in other languages
    r"комментар(?:ии|ий|иев).{0,30}|оставить комментарий|другие новости|похожие (?:новости|статьи)|"
    r"новости по теме|по теме|материалы по теме|читайте также:?|самое читаемое|последние новости|схожі новини|"
    r"коментарі.{0,20}",
    r"coment(?:ar|arios|ários).{0,20}|deja (?:un|tu) comentario|noticias relacionadas|"
    r"(?:artículos|notas) relacionad[ao]s|lo más (?:leído|visto)|más noticias|te puede interesar.{0,20}|"
    r"leia também|notícias relacionadas|mais lidas",
    r"commentaires?.{0,20}|laisser un commentaire|(?:articles|sujets) (?:liés|similaires)|sur le même sujet|"
    r"les plus lus|kommentare?.{0,20}|mehr zum thema|das könnte (?:sie|dich) auch interessieren|meistgelesen|"
    r"commenti|articoli correlati|potrebbe interessarti.{0,20}",
    r"التعليقات.{0,20}|أضف تعليق.{0,20}|مواضيع ذات صلة|أخبار ذات صلة|اقرأ أيض[اً]{1,2}|الأكثر قراءة|مطالب مرتبط|"
    r"نظرات|yorumlar?.{0,20}|ilgili haberler|benzer haberler|en çok okunan(?:lar)?|เรื่องที่เกี่ยวข้อง|"
    r"ข่าวที่เกี่ยวข้อง|関連記事|関連ニュース|相关阅读|相关新闻|相關新聞|관련 ?기사",
)  # fmt: skip
ENDING = re.compile(rf"^(?:{'|'.join(_ENDINGS)})\s?[:.!?»>…]{{0,3}}$", re.IGNORECASE)
# Of the endings, those after which whatever follows was written by others, however much like a report it reads.
COMMENTS = re.compile(
    r"^(?:(?:click to|leave a|leave your|post a|add a|write a) (?:comment|reply)|\d{0,5}\s?(?:comments?|"
    r"responses|replies)"
    r"(?: \(?\d{1,5}\)?)?|reader comments|\d{1,5} thoughts on .{0,200}|comentar(?:ios)?|deja (?:un|tu) comentario|"
    r"commentaires?|laisser un commentaire|kommentare?|комментарии|оставить комментарий|التعليقات)"
    r"\s?[:.!»>]{0,3}$",
    re.IGNORECASE,
)

_TRADE = (
    r"journalist|reporter|correspondent|editor|columnist|writer|author|analyst|researcher|scholar|professor|fellow|"
    r"lecturer|commentator|blogger|contributor|photographer|freelancer|specialist|expert|director|novelist|academic"
)
BIOGRAPHY = re.compile(
    rf"\bfollow (?:him|her|them|me|the author)\b|\b(?:he|she|they) (?:can be (?:reached|contacted|followed)|"
    rf"tweets? (?:at|@|as))|"
    rf"\bon twitter:? @|^the (?:author|writer) (?:is|was|has|teaches|works)\b|"
    rf"\b(?:is|are) (?:an? |the )?(?:[\w’'-]{{1,30}},? ){{0,6}}(?:{_TRADE})s?,? (?:at|for|with|of|based|who|"
    rf"covering|and|in)\b|"
    rf"\b(?:{_TRADE}),? and (?:\w{{1,20}} )?editor of\b|\bis the author of\b|^write to .{{1,60}} at .{{0,60}}@|"
    rf"^(?:email|e-mail|contact) .{{0,60}}@",
    re.IGNORECASE,
)


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph is a widget, a share bar, a menu line or a stray format string."""
    if len(paragraph) > 400:
        return False
    return bool(
        WIDGET.match(paragraph)
        or SHARE_BAR.match(paragraph)
        or FORMAT_STRING.fullmatch(paragraph)
        or _is_menu(paragraph)
    )


def _is_menu(paragraph: str) -> bool:
    items = [item.strip() for item in _MENU_BAR.split(paragraph)]
    return len(items) >= _MENU_ITEMS and paragraph[-1] not in ".!?。؟।…" and max(map(len, items)) <= _MENU_ITEM


def is_ending(paragraph: str) -> bool:
    """Whether a paragraph is a heading after which other things than the report follow."""
    return len(paragraph) <= 200 and bool(ENDING.match(paragraph))


def opens_comments(paragraph: str) -> bool:
    """Whether readers' comments follow."""
    return len(paragraph) <= 200 and bool(COMMENTS.match(paragraph))


def is_biography(paragraph: str) -> bool:
    """Whether a paragraph reads like the portrait of an author or an invitation to write to them."""
    return len(paragraph) <= 700 and bool(BIOGRAPHY.search(paragraph))
