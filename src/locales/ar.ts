import { registerLanguage } from '../i18n/registered-languages.js';
import type { Terms } from '../i18n/terms.js';
import { wording } from '../i18n/wording.js';
import { ownWord } from './en/own-word.js';

const { number, plural, fileSize, $inRegion } = wording('ar');

const sourceTypes: Record<string, string> = {
  accounting: 'المحاسبة',
  banking: 'الحسابات المصرفية',
  bankfeed: 'التغذية المصرفية',
  commerce: 'التجارة الإلكترونية',
  expense: 'المصروفات',
};

const categories: Record<string, string> = {
  accounting: 'كل برامج المحاسبة',
  banking: 'كل البنوك',
  bankfeed: 'كل خدمات التغذية المصرفية',
  commerce: 'كل منصات التجارة الإلكترونية',
  expense: 'كل برامج المصروفات',
};

const categoryWords: Record<string, string> = {
  accounting: 'محاسبة محاسبي برنامج برامج حسابات فواتير',
  banking: 'بنك بنوك بنكي بنكية البنك البنوك مصرف مصارف المصارف مصرفي مصرفية حساب',
  bankfeed: 'تغذية مصرفية بنكية بنك بنوك البنوك',
  commerce: 'متجر متاجر المتجر المتاجر تجارة إلكترونية مبيعات نقاط البيع دفع مدفوعات',
  expense: 'مصروفات مصاريف المصاريف نفقات النفقات',
};

const flowHeadings: Record<string, string> = {
  accounting: 'اربط برنامج المحاسبة',
  banking: 'اربط حسابك المصرفي',
  bankfeed: 'اربط التغذية المصرفية',
  commerce: 'اربط متجرك',
  expense: 'اربط برنامج المصروفات',
};

const addAnotherOf: Record<string, string> = {
  banking: 'إضافة بنك آخر',
  commerce: 'إضافة متجر آخر',
};

const needs: Record<string, (name: string) => string> = {
  administrator: (name) =>
    `صلاحيات المسؤول في حسابك على ${name}. إن لم تكن لديك، فاطلب ذلك ممن يملكها.`,
  computer: () => 'جهاز كمبيوتر. لا يمكن إتمام ذلك على الهاتف.',
  bundle: () => 'إذن بتثبيت حزمة تسمى AppLink.',
  package: () => 'إذن بتثبيت إضافة تسمى App Link. يستغرق التثبيت من 10 إلى 20 دقيقة.',
  'token-authentication': () => 'تفعيل المصادقة بالرمز المميز. سنوضح لك مكانها.',
  'web-services': () => 'تفعيل خدمات الويب وتخصيص مستخدم لها. سنوضح لك الطريقة.',
  'company-id': (name) => `معرّف شركتك في ${name}.`,
  'same-computer': (name) => `جهاز الكمبيوتر المثبّت عليه ${name}.`,
  'company-file': (name) => `فتح ${name} على ملف شركتك.`,
  connector: () => 'إذن بتثبيت تطبيق صغير على ذلك الجهاز.',
  login: (name) => `اسم المستخدم وكلمة المرور الخاصان بك في ${name}.`,
  'store-owner': (name) => `إذن بإنشاء تطبيق في لوحة إدارة ${name}.`,
  'api-keys': () => 'مفاتيح API لمتجرك. سنوضح لك مكانها.',
};

const dataTypes: Record<string, string> = {
  accountTransactions: 'حركات الحسابات',
  accounts: 'الحسابات',
  balanceSheet: 'قائمة المركز المالي',
  bankAccounts: 'الحسابات المصرفية',
  bankTransactions: 'المعاملات المصرفية',
  billCreditNotes: 'إشعارات الموردين الدائنة',
  billPayments: 'المدفوعات للموردين',
  bills: 'فواتير الموردين',
  cashFlowStatement: 'قائمة التدفقات النقدية',
  chartOfAccounts: 'دليل الحسابات',
  company: 'بيانات الشركة',
  creditNotes: 'الإشعارات الدائنة',
  customers: 'العملاء',
  directCosts: 'التكاليف المباشرة',
  directIncomes: 'الإيرادات المباشرة',
  financialStatements: 'القوائم المالية',
  invoices: 'فواتير العملاء',
  itemReceipts: 'إيصالات استلام البضائع',
  items: 'الأصناف',
  journalEntries: 'القيود المحاسبية',
  journals: 'دفاتر اليومية',
  ledgerAccounts: 'حسابات دفتر الأستاذ',
  paymentMethods: 'طرق الدفع',
  payments: 'المدفوعات',
  profitAndLoss: 'قائمة الأرباح والخسائر',
  purchaseOrders: 'أوامر الشراء',
  salesOrders: 'أوامر البيع',
  suppliers: 'الموردين',
  taxRates: 'معدلات الضريبة',
  trackingCategories: 'مراكز التكلفة',
  transfers: 'التحويلات',
  'banking-accountBalances': 'أرصدة الحسابات',
  'banking-accounts': 'الحسابات المصرفية',
  'banking-transactionCategories': 'فئات المعاملات',
  'banking-transactions': 'المعاملات المصرفية',
  'commerce-companyInfo': 'بيانات المتجر',
  'commerce-customers': 'العملاء',
  'commerce-disputes': 'النزاعات',
  'commerce-locations': 'الفروع',
  'commerce-orders': 'الطلبات',
  'commerce-paymentMethods': 'طرق الدفع',
  'commerce-payments': 'المدفوعات',
  'commerce-productCategories': 'فئات المنتجات',
  'commerce-products': 'المنتجات',
  'commerce-taxComponents': 'الضرائب',
  'commerce-transactions': 'المعاملات',
};

const groups: Record<string, string> = {
  company: 'بيانات الشركة والحسابات والعملاء',
  documents: 'فواتير العملاء والموردين',
  money: 'المدفوعات والمركز المالي والأرباح والخسائر',
  store: 'بيانات المتجر والمنتجات والعملاء',
  orders: 'الطلبات والمدفوعات',
  bank: 'المعاملات المصرفية',
};

const shortGroups: Record<string, string> = {
  company: 'بيانات الشركة',
  documents: 'الفواتير',
  money: 'المدفوعات، التقارير',
  store: 'بيانات المتجر',
  orders: 'الطلبات، المدفوعات',
  bank: 'المعاملات المصرفية',
};

const groupStages: Record<string, string> = {
  next: 'التالي',
  syncing: 'قيد المزامنة',
  synced: 'تمت المزامنة',
  'not-included': 'غير مشمول',
  failed: 'تعذّرت المزامنة',
};

const uploadHeadings: Record<string, string> = {
  accounting: 'ارفع مستنداتك المحاسبية',
  banking: 'ارفع كشوف حسابك المصرفي',
  other: 'ارفع مستندات الشركة',
};

const refusals: Record<string, string> = {
  type: 'لا يمكن استخدام هذا النوع من الملفات. احفظ الملف بصيغة PDF أو Excel أو CSV أو JPG أو PNG.',
  content:
    'محتوى الملف لا يطابق اسمه. افتح الملف واحفظه من جديد بصيغة PDF أو Excel أو CSV أو JPG أو PNG.',
  protected: 'هذا الملف محمي بكلمة مرور. احفظ نسخة منه من دون كلمة مرور.',
  empty: 'هذا الملف فارغ.',
  'too-large': 'حجم هذا الملف أكبر من 10 ميغابايت. قسّم الملف أو احفظه بحجم أصغر.',
  'too-many': 'يمكنك رفع 20 ملفًا في المرة الواحدة. سنرفع هذا الملف بعد الملفات الأخرى.',
  duplicate: 'سبق أن أضفت هذا الملف.',
  sent: 'سبق أن أرسلت هذا الملف.',
  folder: 'لا يمكن رفع المجلدات. افتح المجلد واختر الملفات الموجودة فيه.',
  unreadable: 'تعذّر علينا فتح هذا الملف. إذا كان مجلدًا، فاختر الملفات الموجودة فيه.',
};

const errors: Record<string, string> = {
  'bad-request': 'حدث خطأ من جانبنا. يُرجى التواصل مع الدعم.',
  unauthorized: 'لقد سُجّل خروجك. سجّل الدخول من جديد ثم عُد إلى هنا.',
  'payment-required': 'هذه الخدمة غير متاحة حاليًا. يُرجى التواصل مع الدعم.',
  forbidden: 'ليس لديك إذن للقيام بذلك. إذا كنت تعتقد أنه يحق لك ذلك، يُرجى التواصل مع الدعم.',
  'insufficient-scope':
    'ليس لديك إذن للقيام بذلك. إذا كنت تعتقد أنه يحق لك ذلك، يُرجى التواصل مع الدعم.',
  'not-found':
    'لم نعثر على ما تبحث عنه. ربما أُزيل. إذا كنت لا تزال بحاجة إليه، يُرجى التواصل مع الدعم.',
  'rate-limited': 'لدينا ضغط كبير الآن. يُرجى إعادة المحاولة بعد لحظات.',
  unavailable: 'حدث خطأ من جانبنا. يُرجى إعادة المحاولة بعد لحظات.',
  refused: 'حدث خطأ من جانبنا. يُرجى التواصل مع الدعم.',
  offline: 'يبدو أنك غير متصل بالإنترنت. تحقّق من اتصالك ثم أعد المحاولة.',
  timeout: 'يستغرق هذا وقتًا أطول من المتوقع. يُرجى إعادة المحاولة.',
  network: 'تعذّر علينا الوصول إلى خدمتنا. يُرجى إعادة المحاولة بعد لحظات.',
};

const since = (date: string) => `منذ ${date}`;

/** Arabic. */
export const ar: Terms = {
  $code: 'ar',
  $name: 'العربية',
  $dir: 'rtl',
  $inRegion,

  unnamed: 'برنامج بلا اسم',
  sourceTypeName: (sourceType) => ownWord(sourceTypes, sourceType.toLowerCase()) ?? 'برامج أخرى',
  integrationsLoading: 'جارٍ عرض البرامج المتاحة للربط',
  pickerHeading: 'اربط برامجك',
  pickerDescription:
    'ستسجّل الدخول على موقع مزوّد الخدمة وتختار ما تشاركه. لا نطّلع أبدًا على كلمة مرورك.',
  searchIntegrations: 'ابحث عن برنامجك',
  searchExample: (one, other) => `ابحث، مثلًا عن ${one} أو ${other}`,
  popular: 'الأكثر استخدامًا',
  allOfCategory: (sourceType) =>
    ownWord(categories, sourceType.toLowerCase()) ?? 'كل البرامج الأخرى',
  categoryWords: (sourceType) => ownWord(categoryWords, sourceType.toLowerCase()) ?? '',
  showAll: (count) => `عرض الكل (${number(count)})`,
  integrationsFound: (count) =>
    plural(count, {
      zero: 'لا توجد نتائج',
      one: 'نتيجة واحدة',
      two: 'نتيجتان',
      few: '# نتائج',
      many: '# نتيجة',
      other: '# نتيجة',
    }),
  nothingFound: (query) => `لا توجد نتائج عن «${query}»`,
  nothingFoundHint: 'تحقّق من الإملاء أو جرّب عبارة بحث أقصر.',
  clearSearch: 'مسح البحث',
  nothingToConnect: 'لا توجد برامج للربط بعد',
  nothingToConnectHint: 'يُرجى العودة لاحقًا أو التواصل مع الدعم.',
  mayNotConnect: 'لا يمكنك ربط البرامج هنا',
  mayNotConnectHint:
    'يمكنك رؤية ما هو مرتبط. إذا كنت تعتقد أنه يحق لك الربط، يُرجى التواصل مع الدعم.',
  isNotConnected: (name) => `${name} غير مرتبط`,
  connectOne: 'اختر واحدًا',
  connectTo: (name) => `الربط مع ${name}`,
  addAnother: 'إضافة المزيد',
  oneOnly: (name, sourceType, mayDisconnect) => {
    const isAccounting = sourceType.toLowerCase() === 'accounting';
    const other = isAccounting ? 'برنامج محاسبة آخر' : 'تغذية مصرفية أخرى';
    return mayDisconnect
      ? `لقد ربطت ${name}. افصله لاستخدام ${other}.`
      : `لقد ربطت ${name}. لاستخدام ${other}، يُرجى التواصل مع الدعم.`;
  },
  isConnected: (name) => `تم ربط ${name}`,
  useDifferent: (sourceType) =>
    sourceType.toLowerCase() === 'bankfeed' ? 'استخدام تغذية مصرفية أخرى' : 'استخدام برنامج آخر',
  hintPhone: 'استخدم جهاز كمبيوتر',
  hintOffline: 'يتطلب تطبيقًا على جهازك',
  hintAdministrator: 'يتطلب صلاحيات المسؤول',
  hintKeys: 'جهّز مفاتيح API لمتجرك',
  hintLong: 'خصّص 20 دقيقة',
  hintBeta: 'جديد (تجريبي)',

  statusLinked: 'مرتبط',
  statusPending: 'غير مكتمل',
  statusLost: 'يلزم إعادة الربط',
  statusUnlinked: 'مفصول',
  statusWaiting: 'قيد التنفيذ',

  backToList: 'العودة إلى القائمة',
  uploadInstead: (sourceType) =>
    sourceType === 'other' ? 'رفع مستندات الشركة' : 'رفع الملفات بدلًا من ذلك',
  uploadInsteadHint: 'PDF أو Excel أو CSV أو صور',
  uploadDone: (count) =>
    plural(count, {
      zero: 'لم نستلم أي ملف',
      one: 'استلمنا ملفًا واحدًا',
      two: 'استلمنا ملفين',
      few: 'استلمنا # ملفات',
      many: 'استلمنا # ملفًا',
      other: 'استلمنا # ملف',
    }),
  chooseAnother: 'اختيار برنامج آخر',
  continueLinking: 'متابعة',
  reconnect: 'إعادة الربط',
  disconnect: 'فصل',
  deleteConnection: 'حذف',
  cancelLinking: 'إلغاء',
  dismiss: 'إخفاء',
  tryAgain: 'إعادة المحاولة',
  checkAgain: 'التحقق مجددًا',
  actionOn: (action, name) => `${action}: ${name}`,

  platformSaid: (name, message) => `رسالة من ${name}: «${message}».`,
  nothingConnected: 'لا يوجد شيء مرتبط بعد',
  close: 'إغلاق',
  back: 'رجوع',
  poweredByCodat: 'مدعوم من Codat',

  integrationsFailed: 'تعذّر علينا عرض البرامج المتاحة للربط',
  connectionsFailed: 'تعذّر علينا عرض برامجك المرتبطة',
  syncStatusFailed: 'تعذّر علينا عرض حالة المزامنة',
  linkFailed: (name) => `تعذّر علينا فتح ${name}`,
  disconnectFailed: (name) => `تعذّر علينا فصل ${name}`,
  deleteFailed: (name) => `تعذّر علينا حذف ربط ${name}`,
  configurationFailed: 'حدث خطأ من جانبنا',
  configurationFailedHint: 'يُرجى التواصل مع الدعم.',
  errorText: (code) =>
    ownWord(errors, code) ??
    'حدث خطأ من جانبنا. أعد المحاولة، وإذا تكرر الخطأ يُرجى التواصل مع الدعم.',
  busyUntil: (when) => `لدينا ضغط كبير الآن. يُرجى إعادة المحاولة ${when}.`,
  reference: (id) => `الرقم المرجعي للدعم: ${id}`,
  contactSupport: 'التواصل مع الدعم',

  openingTitle: 'لحظة من فضلك…',
  openingMessage: (name) => `جارٍ نقلك إلى ${name}…`,
  attemptCancelled: (name) => `لم يُربط ${name}`,
  justNow: 'الآن',
  accessExpired: (name, date) =>
    date
      ? `انتهت صلاحية وصولنا إلى ${name} في ${date}. نحتفظ بالبيانات التي لدينا.`
      : `انتهت صلاحية وصولنا إلى ${name}. نحتفظ بالبيانات التي لدينا.`,
  isDisconnected: (name) => `تم فصل ${name}`,
  isDeleted: (name) => `حُذف ربط ${name}`,

  waitingFor: (name) => `تابع في نافذة ${name}`,
  waitingHint: 'سجّل الدخول واختر ما تشاركه. تُحدَّث هذه الصفحة تلقائيًا.',
  windowNotVisible: 'ألا ترى النافذة؟',
  openAgain: 'فتحها من جديد',
  checkFailed: 'نواجه صعوبة في التحقق من اكتمال الربط.',
  blockedTitle: (name) => `المتابعة إلى ${name}`,
  blockedHint: 'حظر متصفحك النافذة المنبثقة.',
  openInNewTab: (name) => `فتح ${name} في علامة تبويب جديدة`,
  openInThisTab: 'استخدام علامة التبويب هذه',
  copyHint:
    'لا تستطيع هذه الصفحة فتح نافذة. انسخ الرابط إلى علامة تبويب جديدة. يعمل الرابط مرة واحدة فقط.',
  addressOf: (name) => `رابط ${name}`,
  platformTitle: (name) => `اربط ${name} من برنامج المحاسبة`,
  platformHint:
    'سجّل الدخول إلى برنامج المحاسبة وافتح صفحة البنوك واختر «Connect Bank». اخترنا من قائمة البنوك ثم أدخل معرّف الربط هذا. إذا طُلبت منك كلمة مرور لمرة واحدة، يُرجى التواصل مع الدعم.',
  connectionIdLabel: (name) => `معرّف ربط ${name}`,
  closedTitle: (name) => `أكمل ربط ${name}`,
  closedHint: 'ربما أُغلقت النافذة أو حجبتها نافذة أخرى. يمكنك المتابعة من حيث توقفت.',
  leftHint: 'يمكنك المتابعة من حيث توقفت.',
  attemptUnchanged: (name) => `لم يُجرَ أي تغيير على ${name}`,
  attemptCancelledHint: 'لقد ألغيت قبل اكتمال الربط. يمكنك المتابعة في أي وقت.',
  attemptFailed: (name) => `تعذّر علينا ربط ${name}`,
  attemptFailedHint: 'أعد المحاولة. إذا استمرت المشكلة، يُرجى التواصل مع الدعم.',
  attemptUnsupported: (name) => `لا يمكننا ربط هذا الحساب على ${name}`,
  attemptUnsupportedHint:
    'لا ندعم إصدار هذا الحساب أو منطقته. يُرجى اختيار حساب آخر أو التواصل مع الدعم.',
  attemptAbandoned: (name) => `لم تكمل ربط ${name}`,
  organisationChanged: (name, current) => `أصبح ${name} مرتبطًا الآن مع ${current}`,
  organisationChangedHint: (name, previous, mayChange) =>
    mayChange
      ? `كان مرتبطًا من قبل مع ${previous}. إن لم يكن هذا ما أردته، فافصل ${name} ثم أعد ربطه واختر ${previous}.`
      : `كان مرتبطًا من قبل مع ${previous}. إن لم يكن هذا ما أردته، فيُرجى التواصل مع الدعم.`,
  show: 'عرض',
  openWindow: 'فتح النافذة',
  connectedTitle: (name) => `تم ربط ${name}`,
  chooseOrganisation: (organisation, name) =>
    `اختر ${organisation} عندما يسألك ${name} عن المؤسسة.`,
  prepareTitle: (name) => `قبل ربط ${name}`,
  prepareTime: (minutes) =>
    plural(minutes, {
      one: 'يستغرق هذا نحو دقيقة واحدة. ستحتاج إلى:',
      two: 'يستغرق هذا نحو دقيقتين. ستحتاج إلى:',
      few: 'يستغرق هذا نحو # دقائق. ستحتاج إلى:',
      other: 'يستغرق هذا نحو # دقيقة. ستحتاج إلى:',
    }),
  prepareNeed: (need, name) => ownWord(needs, need)?.(name) ?? need,
  prepareSkip: 'عدم العرض مجددًا',
  guideLink: 'دليل خطوة بخطوة',
  continueTo: (name) => `المتابعة إلى ${name}`,

  connectionsLoading: 'جارٍ عرض برامجك المرتبطة',
  listHeading: 'برامجك المرتبطة',
  listDescription: (mayDisconnect) => (mayDisconnect ? 'يمكنك الفصل في أي وقت.' : ''),
  nothingConnectedHint: 'ستظهر هنا البرامج التي تربطها.',
  since,
  connectedSince: (date) => `مرتبط ${since(date)}`,
  started: (ago) => `بدأ ${ago}.`,
  lastSynced: (when) => `تمت المزامنة ${when}`,
  neverSynced: 'لم تتم المزامنة بعد',
  unlinkedHint: 'نحتفظ بالبيانات التي لدينا',
  confirmDisconnect: (name) => `هل تريد فصل ${name}؟`,
  confirmDisconnectText: (name, mayReconnect, sourceType) => {
    const text =
      sourceType.toLowerCase() === 'bankfeed'
        ? `سنتوقف عن إرسال المعاملات المصرفية إلى ${name}. يبقى فيه ما أرسلناه من قبل.`
        : `سنتوقف عن مزامنة البيانات من ${name}. نحتفظ بالبيانات التي لدينا.`;
    return mayReconnect ? `${text} يمكنك إعادة الربط في أي وقت.` : text;
  },
  keepConnected: 'إبقاء الربط',
  useDifferentText: (name, sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? `سنفصل ${name} ونتوقف عن إرسال المعاملات المصرفية إليه. يبقى فيه ما أرسلناه من قبل. يمكنك بعد ذلك اختيار ما تربطه بدلًا منه.`
      : `سنفصل ${name} ونتوقف عن مزامنة بياناته. نحتفظ بالبيانات التي لدينا. يمكنك بعد ذلك اختيار ما تربطه بدلًا منه.`,
  confirmDelete: (name) => `هل تريد حذف ربط ${name}؟`,
  confirmDeleteText: (name) =>
    `سيُحذف ربط ${name} نهائيًا. لمشاركة البيانات ستحتاج إلى الربط من جديد.`,
  keepConnection: 'إبقاء الربط',

  dataTypeName: (dataType) => ownWord(dataTypes, dataType) ?? 'بيانات أخرى',
  syncGroup: (group) => ownWord(groups, group) ?? 'بيانات أخرى',
  syncGroupShort: (group) => ownWord(shortGroups, group) ?? 'بيانات أخرى',
  syncGroupStage: (stage) => ownWord(groupStages, stage) ?? '',
  syncStory: (done, now, next) =>
    [
      done && `تمت مزامنة: ${done}.`,
      now && `قيد المزامنة: ${now}.`,
      next && (now ? `ثم: ${next}.` : `التالي: ${next}.`),
    ]
      .filter(Boolean)
      .join(' '),
  syncUsually: 'يستغرق هذا عادةً بضع دقائق.',
  syncDesktop: (names) => `أبقِ ${names} مفتوحًا على جهازك حتى تكتمل المزامنة.`,
  syncLoading: 'جارٍ عرض حالة المزامنة',
  syncWorking: 'جارٍ مزامنة بياناتك',
  syncFrom: (name) => `جارٍ مزامنة بياناتك من ${name}`,
  syncCount: (what, settled, total) =>
    `${what ? `مزامنة ${what}: ` : ''}اكتمل ${number(settled)} من ${number(total)}`,
  syncNow: (what) => `جارٍ مزامنة ${what || 'بياناتك'}`,
  syncDuration: 'عادةً بضع دقائق',
  syncBegins: 'تبدأ بعد لحظات',
  syncWorkingHint: 'يمكنك إغلاق هذه الصفحة. تستمر المزامنة في الخلفية.',
  syncDone: 'بياناتك محدّثة',
  syncDoneHint: (count) =>
    plural(count, {
      one: 'لا يلزمك القيام بأي شيء آخر.',
      two: 'تمت مزامنة نوعي البيانات. لا يلزمك القيام بأي شيء آخر.',
      few: 'تمت مزامنة # أنواع من البيانات. لا يلزمك القيام بأي شيء آخر.',
      many: 'تمت مزامنة # نوعًا من البيانات. لا يلزمك القيام بأي شيء آخر.',
      other: 'تمت مزامنة # نوع من البيانات. لا يلزمك القيام بأي شيء آخر.',
    }),
  syncFailed: 'تعذّرت علينا مزامنة بعض بياناتك',
  syncFailedAll: 'تعذّرت علينا مزامنة بياناتك',
  syncMissing: (what) => `لم تتم مزامنة: ${what}.`,
  syncFailedHint: 'احتفظنا بما أمكنت مزامنته. إذا استمرت المشكلة، يُرجى التواصل مع الدعم.',
  syncReconnect: (names) =>
    names
      ? `فقدنا الوصول إلى ${names} قبل اكتمال المزامنة. أعد الربط للمتابعة.`
      : 'فقدنا الوصول إلى بعض برامجك قبل اكتمال المزامنة. إذا استمرت المشكلة، يُرجى التواصل مع الدعم.',
  syncNothing: 'لم تتم مزامنة أي شيء بعد',
  syncNothingHint: 'يظهر تقدّم المزامنة هنا بعد أن تبدأ.',
  syncEmptyHint: 'يظهر تقدّم المزامنة هنا بعد الربط.',

  alertReconnect: (name) => `أعد ربط ${name} ليستمر طلبك`,
  alertExpired: (date) => (date ? `انتهت صلاحية وصولنا في ${date}.` : 'انتهت صلاحية وصولنا.'),
  alertContinue: (name) => `أكمل ربط ${name}`,
  alertStarted: (ago) => `بدأ ${ago}.`,
  alertSync: (name) =>
    name ? `تعذّرت علينا مزامنة بعض بياناتك من ${name}` : 'تعذّرت علينا مزامنة بعض بياناتك',
  alertSyncAll: (name) =>
    name ? `تعذّرت علينا مزامنة بياناتك من ${name}` : 'تعذّرت علينا مزامنة بياناتك',
  alertMore: (count) =>
    plural(count, {
      one: 'يوجد برنامج آخر يحتاج إلى انتباهك.',
      two: 'يوجد برنامجان آخران يحتاجان إلى انتباهك.',
      few: 'توجد # برامج أخرى تحتاج إلى انتباهك.',
      many: 'يوجد # برنامجًا آخر يحتاج إلى انتباهك.',
      other: 'يوجد # برنامج آخر يحتاج إلى انتباهك.',
    }),
  alertSupport: 'التواصل مع الدعم',

  returnLinked: 'تم الربط',
  returnLinkedHint: 'نقوم الآن بمزامنة بياناتك.',
  returnUnchanged: 'لم يُجرَ أي تغيير',
  returnUnchangedHint: 'الربط كما كان من قبل.',
  returnCancelled: 'غير مرتبط',
  returnCancelledHint: 'لقد ألغيت قبل اكتمال الربط. يمكنك المتابعة في أي وقت.',
  returnFailed: 'تعذّر علينا ربط برنامجك',
  returnFailedHint: 'ارجع وأعد المحاولة. إذا استمرت المشكلة، يُرجى التواصل مع الدعم.',
  returnUnsupported: 'لا يمكننا ربط هذا الحساب',
  returnUnsupportedHint: 'لا ندعم إصدار هذا الحساب أو منطقته. ارجع واختر حسابًا آخر.',
  returnUnknown: 'مرحبًا بعودتك',
  returnUnknownHint: 'ارجع لرؤية برامجك المرتبطة.',
  returnClosing: 'ستُغلق هذه النافذة تلقائيًا.',
  returnStillOpen: 'يمكنك إغلاق هذه النافذة.',
  returnBack: 'رجوع',

  flowStep: (step, of) => `الخطوة ${number(step)} من ${number(of)}`,
  hostName: () => '',
  introductionHeading: (host) => (host ? `اربط حساباتك مع ${host}` : 'اربط برامجك'),
  introductionDuration: 'نحو دقيقتين',
  flowSignIn: 'تسجّل الدخول لدى مزوّد الخدمة.',
  flowSignInHint: 'لا نطّلع أبدًا على كلمة مرورك.',
  flowSync: (data) => (data ? `نقوم بمزامنة ${data}.` : 'نقوم بمزامنة بياناتك من هناك.'),
  flowSyncHint: 'لا يمكننا تغيير أي شيء.',
  andMore: 'المزيد',
  flowControl: 'أنت المتحكّم.',
  flowControlHint: (mayDisconnect) =>
    mayDisconnect ? 'يمكنك الفصل في أي وقت.' : 'للفصل، يُرجى التواصل مع الدعم.',
  flowStart: 'البدء',
  consentText: 'أوافق على الوصول إلى بيانات شركتي لهذا الغرض.',
  consentMissing: 'يُرجى منح موافقتك للمتابعة.',
  consentSaving: 'جارٍ حفظ موافقتك',
  consentFailed: 'تعذّر علينا حفظ موافقتك',
  consentPurposeHeading: 'لماذا نحتاج إلى بياناتك',
  consentPurposeText: 'لتقديم الخدمة التي طلبتها منا.',
  consentDataHeading: 'ما الذي نصل إليه',
  consentDataText: (kind, data) => (data ? `${kind}: ${data}` : kind),
  consentRetentionHeading: 'المدة',
  consentRetentionText: 'إلى أن تفصل. نحتفظ بالبيانات التي لدينا.',
  consentWithdrawalHeading: 'كيفية سحب الموافقة',
  consentWithdrawalText: (mayDisconnect) =>
    mayDisconnect
      ? 'يمكنك فصل برنامجك هنا في أي وقت أو التواصل مع الدعم.'
      : 'يمكنك التواصل مع الدعم في أي وقت.',
  policyLink: 'كيف تُستخدم بياناتك',
  flowConnectHeading: (sourceType) =>
    ownWord(flowHeadings, sourceType.toLowerCase()) ?? 'ما البرنامج الذي تستخدمه؟',
  categoriesLabel: 'ما تريد ربطه',
  categoryRequired: 'مطلوب',
  categoryOptional: 'اختياري',
  areConnected: (names) => `تم ربط ${names}`,
  moreThanOne: 'تستخدم معظم الشركات أكثر من واحد.',
  optionalMoreThanOne: 'اختياري. تستخدم معظم الشركات أكثر من واحد.',
  addAnotherOf: (sourceType) =>
    ownWord(addAnotherOf, sourceType.toLowerCase()) ?? 'إضافة برنامج آخر',
  changeConnection: 'تغيير',
  repairTitle: (name) => `أعد ربط ${name}`,
  repairPending: (name) => `أكمل ربط ${name}`,
  repairPendingHint: 'يمكنك المتابعة من حيث توقفت.',
  repairUnlinkedHint: 'نحتفظ بالبيانات التي لدينا. أعد الربط لمشاركة بيانات جديدة.',
  repairDone: 'لا يلزمك القيام بأي شيء.',
  connectOnly: (name) => `اربط ${name}`,
  chooseDifferent: 'اختيار برنامج آخر',
  entryUnknown: 'لم نعثر على ما يفتحه هذا الرابط',
  entryUnknownHint: 'ربما أُزيل. يمكنك اختيار برنامجك هنا.',
  stillNeeded: (kinds) => `ما زال مطلوبًا: ${kinds}`,
  flowReady: 'هذا كل ما نحتاج إليه. يمكنك ربط المزيد أو المتابعة.',
  flowConnectMore: 'ربط المزيد',
  doneHeading: 'تم الربط',
  doneText: 'شكرًا لك. لا نحتاج منك إلى شيء آخر هنا.',
  doneNothingText: 'يمكنك ربط برامجك في أي وقت.',
  finish: 'تم',
  flowFinished: 'كل شيء جاهز. يمكنك متابعة طلبك.',
  shareQuestion: 'ليست لديك صلاحية الدخول؟',
  shareAction: 'اطلب ذلك ممن لديه الصلاحية',
  shareHeading: 'اطلب من شخص آخر الربط',
  shareText:
    'أرسل هذا الرابط إلى من يمكنه تسجيل الدخول: محاسبك أو ماسك الدفاتر أو صاحب الحساب. يفتح الرابط هذه الخطوة لشركتك.',
  shareLabel: 'رابط هذه الخطوة',
  shareCopy: 'نسخ الرابط',
  shareCopied: 'تم النسخ',
  shareSelected: 'الرابط محدَّد. انسخه باستخدام لوحة المفاتيح.',
  shareMail: 'إرسال بالبريد الإلكتروني',
  shareMailSubject: 'يُرجى ربط برنامجنا',
  shareMailBody: (url) => `مرحبًا،\n\nيُرجى استخدام هذا الرابط لربط برنامجنا:\n${url}\n\nشكرًا لك!`,
  shareNative: 'مشاركة…',
  shareQr: 'عرض رمز QR',
  shareQrHide: 'إخفاء رمز QR',
  shareQrLabel: 'رمز QR لرابط هذه الخطوة',
  shareQrHint: 'امسحه بكاميرا هاتف آخر.',
  shareQrFailed: 'تعذّر علينا عرض رمز QR',
  shareWaiting: 'ستتابع هذه الصفحة تلقائيًا بعد اكتمال الربط.',
  shareFailed: 'تعذّر علينا إنشاء الرابط',
  shareCreating: 'جارٍ إنشاء الرابط…',
  shareEnds: (moment) => `يعمل هذا الرابط حتى ${moment}.`,
  shareExpired: 'انتهت صلاحية هذا الرابط.',
  shareCancel: 'إلغاء هذا الرابط',
  shareCancelled: 'لم يعد هذا الرابط يعمل.',
  shareCancelFailed: 'تعذّر علينا إلغاء الرابط',
  shareNew: 'إنشاء رابط جديد',
  shareOpened: 'تم فتح رابطك',
  shareConnecting: (name) => `يقوم شخص ما بربط ${name}`,
  shareRefused: 'لا يمكنك دعوة أي شخص من هنا.',
  leaveHeading: 'هل تريد المغادرة قبل الانتهاء؟',
  leaveText: (isUploading, isKept) => {
    const files = isKept
      ? 'قد لا تُرسَل الملفات التي لم يكتمل رفعها بعد. '
      : 'لن تُرسَل الملفات التي لم يكتمل رفعها بعد. ';
    return `نحتفظ بما ربطته. ${isUploading ? files : ''}يمكنك العودة والمتابعة في أي وقت.`;
  },
  leave: 'مغادرة',
  stay: 'البقاء هنا',

  uploadHeading: (sourceType) => ownWord(uploadHeadings, sourceType) ?? 'ارفع ملفاتك',
  uploadLead: 'إذا تعذّر علينا الربط مع برنامجك، أو إذا كنت تفضّل إرسال ملفات.',
  uploadDrop: 'أفلت الملفات هنا',
  uploadOr: 'أو',
  uploadChoose: 'اختيار الملفات',
  uploadPhoto: 'التقاط صورة',
  uploadLimits:
    'PDF أو Excel أو CSV أو Word أو PowerPoint أو صور. حتى 10 ميغابايت لكل ملف، و20 ملفًا في المرة الواحدة.',
  uploadLoading: 'جارٍ عرض ملفاتك',
  uploadProgress: (done, count) => `رفع الملفات: ${number(done)} من ${number(count)}`,
  uploadingFile: (name) => `جارٍ رفع ${name}`,
  uploadWaiting: 'قيد الانتظار',
  unnamedFile: 'ملف بلا اسم',
  uploadReceived: 'تم الاستلام',
  uploadReceivedOn: (date) => (date ? `تم الاستلام: ${date}` : 'تم الاستلام'),
  uploadReceivedHeading: 'الملفات التي استلمناها',
  uploadMore: (count) =>
    plural(count, {
      one: 'وملف آخر',
      two: 'وملفان آخران',
      few: 'و# ملفات أخرى',
      many: 'و# ملفًا آخر',
      other: 'و# ملف آخر',
    }),
  uploadListFailed: 'تعذّر علينا عرض الملفات التي أرسلتها من قبل',
  uploadNotOpened: 'تعذّر علينا فتح صفحة رفع الملفات',
  uploadRefused: (reason) => ownWord(refusals, reason) ?? 'لا يمكن استخدام هذا الملف.',
  uploadTooLarge: 'هذا الملف كبير جدًا. قسّمه أو احفظه بحجم أصغر.',
  uploadUnsafe: 'لم يجتز هذا الملف فحص الأمان لدينا، لذلك لم نحتفظ به.',
  uploadFailed: (name) => `تعذّر علينا رفع ${name}`,
  uploadStarted: (count) =>
    plural(count, {
      zero: 'لا ملفات قيد الرفع',
      one: 'جارٍ رفع ملف واحد',
      two: 'جارٍ رفع ملفين',
      few: 'جارٍ رفع # ملفات',
      many: 'جارٍ رفع # ملفًا',
      other: 'جارٍ رفع # ملف',
    }),
  uploadRemove: 'إزالة',
  fileSize,
};

export default ar;

registerLanguage(ar);
