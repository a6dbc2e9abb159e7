#!/usr/bin/env python3
"""Makes language/ar/lexicon/places.tsv.

    python3 places.py PLACES.tsv [OWN.tsv ...] > places.tsv

PLACES.tsv is an extract of dr5hn/countries-states-cities-database (ODbL-1.0) with the columns
wikidata level name_en name_ar country latitude longitude population kind. What comes out is a
database derived from it and stays under ODbL-1.0. OWN.tsv are lists of this project whose first
column is a form (places-more, given-names, family-names); a city or region that stands there is left out here.
Countries and capitals stay.

The Arabic of the source is partly machine-made (Male -> the word for a male being). So a name is kept
only if its consonants agree with those of the Latin name, or if it is named in FIX below.
"""
import re, sys
from difflib import SequenceMatcher

ARAB = set('AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE'.split())
MIN_POPULATION = 15000

# Countries in the spelling of the news; every name is a row of its own.
COUNTRIES = {k: v.split('/') for k, v in (l.split(' ', 1) for l in '''
AD أندورا
AE الإمارات/الإمارات العربية المتحدة/دولة الإمارات
AF أفغانستان
AG أنتيغوا وبربودا
AI أنغويلا
AL ألبانيا
AM أرمينيا
AO أنغولا
AR الأرجنتين
AS ساموا الأمريكية
AT النمسا
AU أستراليا
AW أروبا
AZ أذربيجان
BA البوسنة والهرسك/البوسنة
BB باربادوس
BD بنغلاديش/بنغلادش/بنجلاديش
BE بلجيكا
BF بوركينا فاسو
BG بلغاريا
BH البحرين/مملكة البحرين
BI بوروندي
BJ بنين
BM برمودا
BN بروناي
BO بوليفيا
BR البرازيل
BS جزر البهاما/الباهاما
BT بوتان
BW بوتسوانا
BY بيلاروسيا/روسيا البيضاء/بيلاروس
BZ بليز
CA كندا
CD الكونغو الديمقراطية/جمهورية الكونغو الديمقراطية/زائير
CF أفريقيا الوسطى/جمهورية أفريقيا الوسطى
CG الكونغو برازافيل/جمهورية الكونغو
CH سويسرا
CI ساحل العاج/كوت ديفوار
CK جزر كوك
CL تشيلي/شيلي
CM الكاميرون
CN الصين/جمهورية الصين الشعبية/الصين الشعبية
CO كولومبيا
CR كوستاريكا
CU كوبا
CV الرأس الأخضر/كاب فيردي
CW كوراساو
CY قبرص
CZ التشيك/جمهورية التشيك
DE ألمانيا/جمهورية ألمانيا الاتحادية
DJ جيبوتي
DK الدنمارك/الدانمارك
DM دومينيكا
DO جمهورية الدومينيكان/الدومينيكان
DZ الجزائر
EC الإكوادور
EE إستونيا
EG مصر/جمهورية مصر العربية
ER إريتريا
ES إسبانيا
ET إثيوبيا
FI فنلندا
FJ فيجي
FM ميكرونيزيا/ميكرونيسيا
FO جزر فارو
FR فرنسا
GA الغابون/الجابون
GB بريطانيا/المملكة المتحدة/بريطانيا العظمى
GD غرينادا
GE جورجيا
GF غويانا الفرنسية
GH غانا
GL غرينلاند/جرينلاند
GM غامبيا
GN غينيا/غينيا كوناكري
GP غوادلوب
GQ غينيا الاستوائية
GR اليونان
GT غواتيمالا
GU غوام
GW غينيا بيساو
GY غيانا
HK هونغ كونغ
HN هندوراس
HR كرواتيا
HT هايتي
HU المجر/هنغاريا
ID إندونيسيا
IE إيرلندا/جمهورية إيرلندا
IL إسرائيل/الكيان الصهيوني
IM جزيرة مان
IN الهند
IQ العراق/جمهورية العراق
IR إيران/الجمهورية الإسلامية الإيرانية
IS آيسلندا
IT إيطاليا
JE جيرسي
JM جامايكا
JO الأردن/المملكة الأردنية الهاشمية/المملكة الأردنية
JP اليابان
KE كينيا
KG قرغيزستان/قيرغيزستان/قرغيزيا
KH كمبوديا
KI كيريباتي
KM جزر القمر
KN سانت كيتس ونيفيس
KP كوريا الشمالية
KR كوريا الجنوبية
KW الكويت/دولة الكويت
KY جزر كايمان
KZ كازاخستان/كازخستان/كزاخستان
LA لاوس
LB لبنان/الجمهورية اللبنانية
LC سانت لوسيا
LI ليختنشتاين
LK سريلانكا/سيريلانكا/سري لانكا
LR ليبيريا
LS ليسوتو
LT ليتوانيا/لتوانيا
LU لوكسمبورغ/لوكسمبورج
LV لاتفيا
LY ليبيا/الجماهيرية الليبية
MA المغرب/المملكة المغربية
MC موناكو
MD مولدوفا/مولدافيا
ME الجبل الأسود/مونتينيغرو
MG مدغشقر
MH جزر مارشال
MK مقدونيا الشمالية/مقدونيا
ML مالي
MM ميانمار/بورما
MN منغوليا
MO ماكاو
MQ مارتينيك
MR موريتانيا
MT مالطا
MU موريشيوس
MV المالديف/جزر المالديف
MW مالاوي/ملاوي
MX المكسيك
MY ماليزيا
MZ موزمبيق
NA ناميبيا
NC كاليدونيا الجديدة
NE النيجر
NG نيجيريا
NI نيكاراغوا/نيكاراجوا
NL هولندا
NO النرويج
NP نيبال
NR ناورو
NU نييوي
NZ نيوزيلندا/نيوزلندا
OM سلطنة عمان
PA بنما
PE بيرو
PF بولينيزيا الفرنسية
PG بابوا غينيا الجديدة
PH الفلبين/الفيليبين
PK باكستان
PL بولندا
PR بورتوريكو
PS فلسطين/دولة فلسطين/الأراضي الفلسطينية المحتلة
PT البرتغال
PW بالاو
PY باراغواي
QA قطر/دولة قطر
RE ريونيون
RO رومانيا
RS صربيا
RU روسيا/روسيا الاتحادية/الاتحاد الروسي
RW رواندا
SA السعودية/المملكة العربية السعودية
SB جزر سليمان
SC سيشيل/جزر سيشل
SD السودان/جمهورية السودان
SE السويد
SG سنغافورة
SH سانت هيلانة
SI سلوفينيا
SK سلوفاكيا
SL سيراليون
SM سان مارينو
SN السنغال
SO الصومال
SR سورينام
SS جنوب السودان/دولة جنوب السودان
ST ساو تومي وبرينسيبي
SV السلفادور
SY سوريا/الجمهورية العربية السورية
SZ إسواتيني/سوازيلاند
TC جزر تركس وكايكوس
TD تشاد
TG توغو
TH تايلاند/تايلند
TJ طاجيكستان
TL تيمور الشرقية/تيمور ليشتي
TM تركمانستان
TN تونس/الجمهورية التونسية
TO تونغا
TR تركيا/الجمهورية التركية
TT ترينيداد وتوباغو
TV توفالو
TW تايوان
TZ تنزانيا
UA أوكرانيا
UG أوغندا
US الولايات المتحدة/الولايات المتحدة الأمريكية/الولايات المتحدة الأميركية
UY أوروغواي
UZ أوزبكستان
VA الفاتيكان/دولة الفاتيكان
VC سانت فنسنت والغرينادين
VE فنزويلا
VG جزر العذراء البريطانية
VI جزر العذراء الأمريكية
VN فيتنام
VU فانواتو
WS ساموا
XK كوسوفو
YE اليمن/الجمهورية اليمنية
YT مايوت
ZA جنوب أفريقيا/جمهورية جنوب أفريقيا
ZM زامبيا
ZW زيمبابوي'''.strip().split('\n'))}

# country and Latin name of the source -> Arabic name(s), or - to drop the row.
FIX = {}
for line in '''
AO Cacuaco -
AR San Nicolás -
BY Tsentral’ny Rayon -
CM Mfoundi -
CO Bogotá D.C. بوغوتا
CZ Praha 1 -
JM Arnett Gardens -
JM Fletchers Land -
JM Grants Pen -
JM Jones Town -
JM Oaklands -
KR Yongsan-gu -
KZ Nur-Sultan نور سلطان/أستانا
MV Male -
OM Muscat مسقط
TT Port of Spain بورت أوف سبين
UY Centro -
UY Reducto -
VC Kingstown Park -
VN Hai Bà Trưng هانوي
PE Lince -
PF Pirae -
PT Mercês -
PT Santa Catarina -
SZ Nkhaba -
TH Phra Nakhon -
NG Maitama -
NG Garki -
KM Mavingouni -
AD Andorra la Vella أندورا لا فيلا
BI Gitega غيتيغا
TJ Dushanbe دوشنبه
MY Kuala Lumpur كوالالمبور/كوالا لمبور
MM Nay Pyi Taw نايبيداو
CH Bern برن/بيرن
AE Abu Dhabi أبوظبي/أبو ظبي
DZ Algiers الجزائر العاصمة
TN Tunis تونس العاصمة
PA Panamá بنما سيتي
GM Banjul بانجول
DK København كوبنهاغن/كوبنهاجن
HT Port-au-Prince بورت أو برانس/بور أو برنس
KG Bishkek بيشكيك/بشكيك
AF Kabul كابول/كابل
FJ Suva سوفا
BZ Belmopan بلموبان
IS Reykjavík ريكيافيك
SB Honiara هونيارا
VU Port-Vila بورت فيلا
DO Santo Domingo سانتو دومينغو
SA Hail حائل
SA Ha'il -
SA Al Qararah -
SA Mecca مكة المكرمة
SA Medina المدينة المنورة
SA Ar Rass الرس
SA Jizan جازان/جيزان
SA Qurayyat القريات
SA Şabyā صبيا
SA Ash Shafā -
DZ Constantine قسنطينة
DZ El Oued الوادي
DZ Mascara معسكر
DZ Médéa المدية
DZ M’Sila المسيلة
DZ Saïda سعيدة
DZ Mila ميلة
DZ Bouïra البويرة
DZ Naama النعامة
DZ Larbaâ الأربعاء
DZ Touggourt تقرت
DZ Boufarik بوفاريك
EG Isnā إسنا
EG Banhā بنها
EG Bilqās بلقاس
EG Idkū إدكو
EG Rosetta رشيد
EG Safaga سفاجا
EG Naja' Ḥammādī نجع حمادي
EG Ţāmiyah طامية
EG Iţsā إطسا
EG Talā تلا
EG Būsh -
EG Tanda طنطا
EG Tura طرة
EG Kousa قوص
EG Aş Şaff الصف
EG Ad Dilinjāt الدلنجات
EG Ţalkhā طلخا
EG Al Minyā المنيا
EG Al Khārijah الخارجة
EG Markaz Sūhāj -
EG Markaz al Uqşur -
JO As Salţ السلط
JO Karak City الكرك
KW Şabāḩ as Sālim صباح السالم
LB Tyre صور
LB Sidon صيدا
LB Tripoli طرابلس
LY Tripoli طرابلس
LY Zawiya -
LY Gat غات
MA Sale سلا
MA Safi آسفي
MA Casablanca الدار البيضاء
MA El Jadid الجديدة
MA Guercif جرسيف
MA Al Fqih Ben Çalah الفقيه بن صالح
MA Chefchaouen شفشاون
MA Fnidek الفنيدق
MR Kaédi كيهيدي
MR Néma النعمة
MR Rosso روصو
MR Atar أطار
MR Ayoun el Atrous لعيون
MR Sélibaby سيليبابي
OM Şalālah صلالة
OM Şaḩam صحم
OM Haymā’ هيماء
QA Ash Shīḩānīyah الشيحانية
SD Ad Douiem الدويم
SD Al Qadarif القضارف
SD Ar Ruseris الروصيرص
SD Dilling الدلنج
SD Ed Damer الدامر
SD El Obeid الأبيض
SD Geneina الجنينة
SD Singa سنجة
SD Sinnar سنار
SD Gereida قريضة
SO Afgooye أفغوي
SO Baidoa بيدوا
SO Bosaso بوصاصو
SO Burao برعو
SO Gaalkacyo غالكعيو
SO Garbahaarrey غربهاري
SY Amude عامودا
SY Al Thawrah الطبقة
SY Tartouss طرطوس
IQ Tozkhurmato طوزخورماتو
YE Amanat Al Asimah أمانة العاصمة
AE Al Ain City العين
GR Thessaloníki سالونيك
GB Edinburgh إدنبرة
CN Guangzhou غوانزو
NL The Hague لاهاي
CH Genève جنيف
CH Geneva جنيف
BE Antwerpen أنتويرب
CY Limassol ليماسول
PT Porto بورتو
TR Diyarbakır ديار بكر
'''.strip().split('\n'):
    cc, rest = line.split(' ', 1)
    m = re.match(r'(.*?) ([\u0600-\u06ff].*|-)$', rest)
    FIX[cc, m[1]] = [] if m[2] == '-' else m[2].split('/')

# Forms that are ordinary words, titles or personal names: never a row, unless in EXAMPLES.
STOP = set('''آب آباده آدم آذار آساسا آلست آن آنا أب أبريل أبيض أتوا أحد أحمد
أحمر أخ أخت أخضر أخيسار أربعاء أربعة أرحب أرض أرغو أركان أرما أريس أزرق
أسان أسفل أسلم أسود أصفر أصيلة أطار أعلى أغسطس أكتوبر ألبا ألبرت ألتون ألف
أليس ألين أم أمامي أمل أمور أمورا أمير أمين أنا أنت أنجيلا أندرو أواني
أوباما أوبي أورورا أوري أول أولت أولف أولو أولين أوهام أي أيار أياكس أيلول
أين إبراهيم إدري إذا إسحاق إسكان إسكندرون إلجين إلكلي إلمالي إلى إليوت إمام إنخيل
إندري إياما إيبر إيدي إيزابيلا إيسي إيفو اثنان اثنين الآبار الأبيض الأحد الأربعاء الأشرف
الأمل الإسكان الإصلاحية الاثنين الباب البحيرة البدر البدوي البربر البرج البرز البريكة البستان البلد
البلديات البنك البير البيض التاجر الثلاثاء الثورة الجامعة الجبة الجد الجديد الجديدة الجراحي الجزيرة
الجسر الجصة الجعفرية الجماعة الجمالية الجمعة الجهاد الحاجب الحامة الحد الحديثة الحديقة الحراك الحرية
الحزم الحصن الحق الحلقة الحلي الحمدي الحمراء الحناء الخارجة الخانق الخبط الخرمة الخضر الخلاص
الخلاصة الخلق الخمسية الخميس الخيف الداخلية الدرب الدعوه الذبيحة الرام الرامة الرايس الربيعة الرجم
الردمة الرديف الروضة الزعيمة الزهراء الزهرة الزهور الزور الزيدية الساحل السادة السالف السبت السبخة
السخنة السد السعود السفيرة السلام السلطات السلفية السليل السليماني السليمي السند السواده السودا السوق
الشاب الشافية الشاهين الشجرة الشرفة الشرقية الشريعة الشعب الشقيق الشمس الشهداء الصالحية الصبر الصبرة
الصدر الصف الصفراء الصوم الصومالية الصومعة الطلح الطور الظاهر الظلال العادل العاصمة العبدية العبر
العجمية العدل العرش العزيزية العشة العقول العلمة العلياء العنان العوالي العياط العين الغارث الغربية
الغسالة الغولة الغيل الفاز الفحص الفقيرة الفولة الفيدرالية القارة القاف القبة القدوة القديمة القرارة
القريب القرين القصر القصور القطبة القطة القطن القفر القفلة القلعة القمر القوة القيصرية الكاوا
الكرامة الكربوس الكرس الكرم المبارك المبرز المتلوي المحجر المدان المدورة المذنب المرسى المركز المزرعة
المسراخ المسرة المسلمية المسيلة المسيمير المشايخ المشنة المصلوب المظفر المعارش المعاين المعمورة المغال المفتاح
المقر المقرة الملاح المليحة المنار المنتزه المندسة المندق المنزلة المنشاه المنيرة المواسط الميادين المياسم
الميدا الميناء النادره النجم النجمية النصر النعمة النور الهد الهلالية الهندية الهوارة الهوارية الهير
الواحات الوادي الواسطة الواصلي الوجه الوحدة الوداي الوديعة الورد الوسطى الوضوء الوفاء الوفرة امرأة
انهوا بئر باب بابا بابك بابي بات بادر بادن بار بارا بارو باس باص
باقر باقم بال بالا بالة بالتي بان بانو بانوراما باني باهر باولا بحر براك
برتقال برج برق برقين بركاء بركة برنت بشير بصير بعد بعض بغلان بكري بلعا
بلوره بنت بنجر بندر بنفيكا بوبى بوتن بور بوغا بوفال بول بولو بولوني بون
بيان بياوي بيبي بيت بيتر بيتوركا بيدو بيرا بيرهوف بيري بيريز بيزلي بيضاء بيفرلي
بين تابا تاريخا تاريم تاسع تاكسي تان تحت تراب ترات تراس تربة تسعة تشرين
تفوح تل تلا تلفاز تلك تموز تمير تور توريد توكو تولي تومي تون تونجا
تين ثائر ثالث ثامن ثان ثروة ثلاثاء ثلاثة ثلج ثمانية ثمود جائر جابر جارد
جارف جازا جاسم جاكوف جال جامع جان جبل جد جدة جديد جديدة جريس جزيرة
جسر جلاجلة جليل جمال جمعة جميع جميلة جنان جندي جنوب جهينة جودة جودو جورج
جورجيا جولي جونز جيريمي جيشي جيلان جيمس جيمي حائر حاتم حارس حارم حاكم حال
حب حبلة حبيبية حتى حجر حديث حديد حرية حرير حزيران حسن حسنة حسين حسينة
حصن حلاوة حمادة حمدان حمدة حمراء حنان حول خال خامس خان خبز خديجة خرجا
خريف خشب خضراء خضرة خلال خليفة خمار خمرة خمسة خمير خميس دائر دار دانا
داود دبيبة دخان دخنة دخيل دراجة دراما دعوة دلتا دلفت دم دنكان دوان دوبا
دورا دوري دوكا دون دي دير ديسمبر ديفيد ديل ديلا ديلي دينار ذاكر ذباب
ذلك ذهب رأس رأفت رئيس رابع راديو رازي راقية ران ربيع رجب رجل رحابة
رحيمة رشيد رعد رقيبة رمان رمضان رمل رهوان رواد روبرت روح رويلي ريسن ريغان
ريمون زائر زال زاهر زرقاء زمورة زهار زويلة زيتون زيري زينب سائر سابا سابع
ساجير سادس سارة ساري ساقين سال سالا سالم ساما سامو سان سانتا سبت سبتمبر
سبعة ستة سد سراج سرار سرايا سرير سعدة سعيدة سعير سفينة سكاني سكر سلام
سلاما سلامة سلطان سلوى سليم سليما سليمان سليمة سماء سميث سمير سميرة سنان سواريز
سوداء سور سوران سوف سوق سولانا سوما سون سوى سويدي سويس سيادة سيارة سيجد
سيد سيدة سيدي سيرت سيريا سيلا سيلي سيما سينما سينو سيهان شاب شابة شارف
شارل شارلوت شاكر شاكي شامان شان شاهان شاي شباط شبلي شرطي شرق شرور شعبان
شمال شمس شهارة شهير شوال شوان شوفو شيخ شيرلي شيمي صابر صاحب صار صافي
صالح صالحي صباح صبحا صبوحة صحم صدوق صغير صفر صفراء صفوة صور صوير ضابط
ضد ضمير طائر طائرة طال طالب طاهر طبلة طبيب طفل طويل ظاهر ظل عائشة
عادل عاشر عالم عامر عاموس عبري عتمة عثمان عرابة عرار عربة عرقي عزيزية عسل
عسير عسيرة عشرة عشيرة عصابة عقل على علي عم عمر عن عنب عند عيسى
عين عيون غابة غادر غازا غازية غاني غاوية غدير غرب غرينتش غزالة غير فاتح
فارس فارين فاضل فاطمة فالي فايد فايف فبراير فرحان فرسان فرعون فريا فريحة فريدريك
فريدي فضة فلاديمير فلورا فوق في فيرا فيري فيكتور فيليب فينا قائد قادر قارة
قازاخ قاسم قاضي قال قباء قبل قبلان قد قديم قرشي قصر قصير قطار قلب
قلعة قمر قهوة قيرا كاتب كاتي كار كارا كارل كارلا كارولينا كاسترو كاستل كالات
كامل كان كانت كانط كانون كاني كبير كثير كرة كرم كريمة كسرى كل كلارا
كلام كلير كم كما كمال كنيسة كوبر كوبي كوفيه كوكلي كوكي كومو كومي كون
كونغ كونغو كوهات كويتي كيان كيري كيف كيلو كيندال لأن لا لابي لارا لاس
لاعب لافيا لامين لان لاندن لبن لبناني لحم لدى لكن لم لما لن لو
لوان لوبي لورا لورد لوزير لوس لوكا لوكس لولا لولي لون لويس ليا ليالي
ليدا ليرة ليس ليلى ليمون لينا ليندسي لينكولن ليونان مئة ما ماء ماتيا ماجوج
مارا مارتن مارس مارك ماري ماريا مارينا ماسان مال مالا مالكا ماليه مان ماني
ماهر ماوي مايا مايكل ماين مايو مبارك متى مجار مجزر محرم محلات محلية محمد
مدرسة مدركة مرحوم مرسى مرسيدس مرقب مركزي مريم مزرعة مساكن مسجد مسعد مسور مسيلة
مشتال مشرف مصير مصيف مطر مظهر مع معسكر معلم مفتاح ملح ملحة ملك مليحة
مليون من مناخة منبه منذ منصور منير مهندس موتا مودية مور مورا موراي موريس
موز موزة موسم موسى موكا مولان مولي مون ميدان ميلان ميمون مينا نائل ناتي
نادا نادر نادي نار ناصر نال نامي ناها نجان نجم نحاس نحن ندوة نذير
نصير نعمة نفطة نهر نهرين نوح نور نورا نورو نوفمبر نوكيا نيرا نيسان نيسي
نيكي نينو هائل هاتف هاذا هاشم هاميلتون هانا هايت هايدي هايز هجين هذا هذه
هرقلة هل هم هنري هو هواء هوارة هوبي هوندا هي هيلين وائل وابو واحد
وادي واري وافر وانتاج ودان وزان وزير وسط وقاص ولد وولي ويتني يسار يسير
يعقوب يمين ينان يناير ينقل يهود يوان يوبي يورو يوسف يوكون يوليو يوما يونا
يونان يونيو'''.split())

# Places whose name is also an ordinary word: (found, not found).
EXAMPLES = {l.split(';')[0]: l.split(';')[1:3] for l in '''قطر;التقى أمير قطر الرئيس الفرنسي في باريس.;يبلغ قطر الدائرة عشرة أمتار.
عمان;وصل رئيس الوزراء العراقي إلى عمان أمس.;اتفق عمان وأبناء أخيهما على قسمة الميراث.
مسقط;جرت المحادثات النووية في مسقط مساء أمس.;عاد الشاعر إلى مسقط رأسه بعد غربته.
مالي;انسحبت القوات الفرنسية من مالي العام الماضي.;واجه النادي أكبر عجز مالي في تاريخه.
بنين;وقع انقلاب فاشل في بنين غربي أفريقيا.;افتتحت الوزارة مدرسة بنين جديدة في القرية.
المغرب;ضرب زلزال عنيف المغرب ليلة الجمعة الماضية.;أذن المؤذن لصلاة المغرب في مسجد القرية.
الرياض;استقبل الملك في الرياض نظيره الأردني أمس.;غرس الأطفال أزهار الرياض في حديقة المدرسة.
الرباط;وصل الوزير الإسباني إلى الرباط صباح أمس.;أصيب اللاعب بتمزق في الرباط الصليبي للركبة.
حائل;افتتح أمير منطقة حائل المعرض السنوي أمس.;وقف الجبل كحائل بين القرية والبحر.
الريان;وقع الحريق في مدينة الريان القطرية أمس.;يدخل الصائمون الجنة من باب الريان.'''.strip().split('\n')}

HEADS = ('منطقة حي قضاء مديرية ناحية ناحيت مقاطعة محافظة ولاية إقليم مدينة قرية بلدية بلدة دائرة مركز في آش أش أد كما بدأ آل إيش أر إد '
         'حديقة حدائق قسم بلدان جمهورية كانتون مجلس').split()

def skeleton_ar(s):
    s = re.sub('[\u064b-\u0652\u0670\u0640]', '', s)
    s = ' '.join(re.sub('^ال', '', w) for w in s.split())
    out = ''
    for c in s:
        out += {'ب':'b','پ':'b','ف':'f','ڤ':'f','ت':'t','ط':'t','د':'t','ض':'t','ذ':'t','ث':'t','ظ':'s','س':'s','ز':'s','ص':'s',
                'ش':'k','ج':'k','ك':'k','ق':'k','خ':'k','غ':'k','چ':'k','گ':'k','ل':'l','م':'m','ن':'n','ر':'r','و':'w'}.get(c, '')
    return squeeze(out)

def skeleton_en(s):
    import unicodedata
    s = unicodedata.normalize('NFD', s.lower().replace('ł', 'l').replace('ø', 'o').replace('ı', 'i').replace('đ', 'd').replace('ß', 'ss'))
    s = ''.join(c for c in s if c.isascii())
    s = re.sub(r"\b(al|el|ar|as|ash|at|ad|adh|az|an)[ -]", '', s)
    s = s.replace('sch', 'k').replace('sh', 'k').replace('ch', 'k').replace('kh', 'k').replace('gh', 'k').replace('ph', 'f')
    s = s.replace('th', 't').replace('dh', 't').replace('ts', 's').replace('tz', 's').replace('qu', 'k').replace('x', 'ks')
    s = re.sub('c(?=[eiy])', 's', s)
    out = ''
    for c in s:
        out += {'b':'b','p':'b','f':'f','v':'f','t':'t','d':'t','s':'s','z':'s','c':'k','k':'k','g':'k','q':'k','j':'k','l':'l','m':'m',
                'n':'n','r':'r','w':'w'}.get(c, '')
    return squeeze(out)

def squeeze(s):
    return re.sub(r'(.)\1+', r'\1', s.replace('w', ''))

def agree(ar, en):
    a, e = skeleton_ar(ar), skeleton_en(en)
    if not a or not e: return False
    return SequenceMatcher(None, a, e, autojunk=False).ratio() >= (0.8 if len(e) > 3 else 0.99)

def fold(s):
    s = re.sub('[\u064b-\u0652\u0670\u0640]', '', s)
    return s.translate(str.maketrans('أإآىة', 'ااايه'))

def main(path, own):
    taken = set()
    for p in own:
        with open(p, encoding='utf-8') as f:
            next(f)
            taken |= {fold(l.split('\t')[0]) for l in f}
    stop = {fold(w) for w in STOP} | {fold('ال' + w) for w in STOP}
    rows, biggest = {}, {}
    with open(path, encoding='utf-8') as f:      # districts of a capital are marked as capitals too
        for line in f:
            c = line.rstrip('\n').split('\t')
            if c[8] == 'capital' and FIX.get((c[4], c[2])) != []:
                biggest.setdefault(c[4], []).append((int(c[7]) if c[7].isdigit() else 0, c[2]))
    biggest = {cc: max(v)[1] for cc, v in biggest.items()}
    with open(path, encoding='utf-8') as f:
        next(f)
        for line in f:
            wd, level, en, ar, cc, lat, lon, pop, kind = line.rstrip('\n').split('\t')[:9]
            n = int(pop) if pop.isdigit() else 0
            if level == 'country':
                names, k, rank = COUNTRIES.get(cc, []), 'country', 4
            else:
                k = 'adm1' if level == 'state' else 'capital' if kind == 'capital' and biggest.get(cc) == en else 'city'
                fixed = (cc, en) in FIX
                if fixed: names = [x for x in FIX[cc, en] if k == 'capital' or fold(x) not in taken and
                                   (fold(x) not in stop or x in EXAMPLES)]
                else:
                    ar = re.sub('[\u064b-\u0652\u0670\u0640]', '', ar).strip()
                    names = [ar]
                    if not re.fullmatch('[\u0621-\u064a ]+', ar) or not agree(ar, en): continue
                    w = ar.split()
                    if w[0] in HEADS or len(w) > 3 or len(ar) < 4 or w[0] == 'و': continue
                    if any(len(x) > 1 and x in HEADS for x in w): continue
                    if fold(ar) in stop and ar not in EXAMPLES: continue
                    if k == 'city' and cc not in ARAB and (n < MIN_POPULATION or n < 200000 and len(ar) < 5): continue
                    if k == 'capital' and cc not in ARAB and n < 10000: continue
                    if k != 'capital' and fold(ar) in taken: continue
                if k == 'capital': rank = 3
                else: rank = 2 if k == 'city' and n >= 100000 else 1 if k == 'adm1' else 0
            for name in names:
                row = (rank, n, name, '|'.join((k, cc, '%.3f' % float(lat), '%.3f' % float(lon), pop, wd)))
                old = rows.get(fold(name))
                if old is None or row[:2] > old[:2]: rows[fold(name)] = row
    w = sys.stdout.write
    w('form\tvalue\tusage\tnote\texample\tnot\n')
    order = lambda r: (-r[0], r[3].split('|')[1], -r[1], r[2])
    for rank, n, name, value in sorted(rows.values(), key=order):
        ex, no = EXAMPLES.get(name, ('', ''))
        w('\t'.join((name, value, '', '', ex, no)) + '\n')

if __name__ == '__main__':
    sys.stdout.reconfigure(encoding='utf-8', newline='\n')
    main(sys.argv[1], sys.argv[2:])
