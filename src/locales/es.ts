import { registerLanguage } from '../i18n/registered-languages.js';
import type { Terms } from '../i18n/terms.js';
import { wording } from '../i18n/wording.js';
import { ownWord } from './en/own-word.js';

const { number, plural, fileSize, $inRegion } = wording('es');

const sourceTypes: Record<string, string> = {
  accounting: 'Contabilidad',
  banking: 'Banca',
  bankfeed: 'Extractos bancarios automáticos',
  commerce: 'Comercio electrónico',
  expense: 'Gastos',
};

const categories: Record<string, string> = {
  accounting: 'Todos los programas de contabilidad',
  banking: 'Todos los bancos',
  bankfeed: 'Todos los extractos automáticos',
  commerce: 'Todas las plataformas de venta',
  expense: 'Todos los programas de gastos',
};

const categoryWords: Record<string, string> = {
  accounting: 'contabilidad contable contables programa programas facturación',
  banking: 'banco bancos bancaria bancarias bancario cuentas',
  bankfeed: 'banco bancos bancario extracto',
  commerce: 'tienda tiendas ventas ecommerce online pagos cobros TPV',
  expense: 'gasto dietas reembolsos',
};

const flowHeadings: Record<string, string> = {
  accounting: 'Conecte su programa de contabilidad',
  banking: 'Conecte su banco',
  bankfeed: 'Conecte sus extractos bancarios automáticos',
  commerce: 'Conecte su tienda',
  expense: 'Conecte su programa de gastos',
};

const addAnotherOf: Record<string, string> = {
  banking: 'Añadir otro banco',
  commerce: 'Añadir otra tienda',
};

const needs: Record<string, (name: string) => string> = {
  administrator: (name) =>
    `Permisos de administrador en su cuenta de ${name}. Si no los tiene, pídaselo a quien los tenga.`,
  computer: () => 'Un ordenador. No funciona en un teléfono.',
  bundle: () => 'Permiso para instalar un paquete llamado AppLink.',
  package: () =>
    'Permiso para instalar una extensión llamada App Link. La instalación tarda entre 10 y 20 minutos.',
  'token-authentication': () =>
    'La autenticación por token activada. Le mostraremos dónde encontrarla.',
  'web-services': () =>
    'Los servicios web activados y un usuario para ellos. Le mostraremos cómo hacerlo.',
  'company-id': (name) => `El identificador de su empresa en ${name}.`,
  'same-computer': (name) => `El ordenador en el que está instalado ${name}.`,
  'company-file': (name) => `${name} abierto con el archivo de su empresa.`,
  connector: () => 'Permiso para instalar una pequeña aplicación en ese ordenador.',
  login: (name) => `Su nombre de usuario y su contraseña de ${name}.`,
  'store-owner': (name) => `Permiso para crear una aplicación en la administración de ${name}.`,
  'api-keys': () => 'Las claves de API de su tienda. Le mostraremos dónde encontrarlas.',
};

const dataTypes: Record<string, string> = {
  accountTransactions: 'movimientos contables',
  accounts: 'cuentas',
  balanceSheet: 'balance de situación',
  bankAccounts: 'cuentas bancarias',
  bankTransactions: 'movimientos bancarios',
  billCreditNotes: 'abonos de proveedores',
  billPayments: 'pagos a proveedores',
  bills: 'facturas de proveedores',
  cashFlowStatement: 'estado de flujos de efectivo',
  chartOfAccounts: 'plan de cuentas',
  company: 'datos de la empresa',
  creditNotes: 'facturas rectificativas',
  customers: 'clientes',
  directCosts: 'gastos directos',
  directIncomes: 'ingresos directos',
  financialStatements: 'estados financieros',
  invoices: 'facturas emitidas',
  itemReceipts: 'albaranes de entrada',
  items: 'artículos',
  journalEntries: 'asientos contables',
  journals: 'diarios',
  ledgerAccounts: 'cuentas del libro mayor',
  paymentMethods: 'formas de pago',
  payments: 'cobros',
  profitAndLoss: 'cuenta de pérdidas y ganancias',
  purchaseOrders: 'pedidos de compra',
  salesOrders: 'pedidos de venta',
  suppliers: 'proveedores',
  taxRates: 'tipos impositivos',
  trackingCategories: 'categorías analíticas',
  transfers: 'traspasos',
  'banking-accountBalances': 'saldos de cuentas',
  'banking-accounts': 'cuentas bancarias',
  'banking-transactionCategories': 'categorías de movimientos',
  'banking-transactions': 'movimientos bancarios',
  'commerce-companyInfo': 'datos de la tienda',
  'commerce-customers': 'clientes',
  'commerce-disputes': 'disputas',
  'commerce-locations': 'puntos de venta',
  'commerce-orders': 'pedidos',
  'commerce-paymentMethods': 'formas de pago',
  'commerce-payments': 'pagos',
  'commerce-productCategories': 'categorías de productos',
  'commerce-products': 'productos',
  'commerce-taxComponents': 'impuestos',
  'commerce-transactions': 'transacciones',
};

const groups: Record<string, string> = {
  company: 'Empresa, cuentas y clientes',
  documents: 'Facturas emitidas y recibidas',
  money: 'Pagos, balance, pérdidas y ganancias',
  store: 'Tienda, productos y clientes',
  orders: 'Pedidos y pagos',
  bank: 'Movimientos bancarios',
};

const shortGroups: Record<string, string> = {
  company: 'datos de la empresa',
  documents: 'facturas',
  money: 'pagos, informes',
  store: 'datos de la tienda',
  orders: 'pedidos, pagos',
  bank: 'movimientos bancarios',
};

const groupStages: Record<string, string> = {
  next: 'A continuación',
  syncing: 'En curso',
  synced: 'Sincronizado',
  'not-included': 'No incluido',
  failed: 'No se pudo sincronizar',
};

const uploadHeadings: Record<string, string> = {
  accounting: 'Suba sus documentos contables',
  banking: 'Suba sus extractos bancarios',
  other: 'Suba documentos de su empresa',
};

const refusals: Record<string, string> = {
  type: 'Este formato no se admite. Guarde el archivo como PDF, Excel, CSV, JPG o PNG.',
  content:
    'El contenido no corresponde al nombre del archivo. Ábralo y guárdelo de nuevo como PDF, Excel, CSV, JPG o PNG.',
  protected: 'Este archivo está protegido con contraseña. Guarde una copia sin contraseña.',
  empty: 'Este archivo está vacío.',
  'too-large': 'Este archivo supera los 10 MB. Divídalo o guárdelo con un tamaño menor.',
  'too-many': 'Puede subir 20 archivos a la vez. Subiremos este después de los demás.',
  duplicate: 'Ya ha añadido este archivo.',
  sent: 'Ya ha enviado este archivo.',
  folder: 'No se pueden subir carpetas. Abra la carpeta y elija los archivos que contiene.',
  unreadable:
    'No hemos podido abrir este archivo. Si es una carpeta, elija los archivos que contiene.',
};

const errors: Record<string, string> = {
  'bad-request': 'Se ha producido un error por nuestra parte. Póngase en contacto con soporte.',
  unauthorized: 'Se ha cerrado su sesión. Inicie sesión de nuevo y vuelva a este paso.',
  'payment-required':
    'Este servicio no está disponible en este momento. Póngase en contacto con soporte.',
  forbidden:
    'No tiene permiso para hacer esto. Si cree que debería tenerlo, póngase en contacto con soporte.',
  'insufficient-scope':
    'No tiene permiso para hacer esto. Si cree que debería tenerlo, póngase en contacto con soporte.',
  'not-found':
    'No hemos encontrado esto. Es posible que se haya eliminado. Si todavía lo necesita, póngase en contacto con soporte.',
  'rate-limited': 'Tenemos mucha actividad en este momento. Inténtelo de nuevo en un momento.',
  unavailable: 'Se ha producido un error por nuestra parte. Inténtelo de nuevo en un momento.',
  refused: 'Se ha producido un error por nuestra parte. Póngase en contacto con soporte.',
  offline: 'Parece que no tiene conexión. Compruebe su conexión a internet e inténtelo de nuevo.',
  timeout: 'Está tardando más de lo previsto. Inténtelo de nuevo.',
  network: 'No hemos podido conectar con nuestro servicio. Inténtelo de nuevo en un momento.',
};

/** "Xero o Sage", but "Xero u Odoo". */
const either = new Intl.ListFormat('es', { type: 'disjunction' });

const since = (date: string) => (/\d/.test(date) ? `desde el ${date}` : `desde ${date}`);

/** Spanish. */
export const es: Terms = {
  $code: 'es',
  $name: 'Español',
  $dir: 'ltr',
  $inRegion,

  unnamed: 'Programa sin nombre',
  sourceTypeName: (sourceType) =>
    ownWord(sourceTypes, sourceType.toLowerCase()) ?? 'Otros programas',
  integrationsLoading: 'Cargando los programas disponibles',
  pickerHeading: 'Conecte sus programas',
  pickerDescription:
    'Usted inicia sesión en el sitio web de su proveedor y elige qué comparte. Nunca vemos su contraseña.',
  searchIntegrations: 'Buscar su programa',
  searchExample: (one, other) => `Buscar, por ejemplo ${either.format([one, other])}`,
  popular: 'Más utilizados',
  allOfCategory: (sourceType) =>
    ownWord(categories, sourceType.toLowerCase()) ?? 'Todos los demás programas',
  categoryWords: (sourceType) => ownWord(categoryWords, sourceType.toLowerCase()) ?? '',
  showAll: (count) => `Mostrar los ${number(count)}`,
  integrationsFound: (count) =>
    count === 0 ? 'Sin resultados' : plural(count, { one: '1 resultado', other: '# resultados' }),
  nothingFound: (query) => `No hay resultados para «${query}»`,
  nothingFoundHint: 'Revise la ortografía o pruebe una búsqueda más corta.',
  clearSearch: 'Borrar la búsqueda',
  nothingToConnect: 'Todavía no hay programas para conectar',
  nothingToConnectHint: 'Vuelva más tarde o póngase en contacto con soporte.',
  mayNotConnect: 'No puede conectar programas aquí',
  mayNotConnectHint:
    'Puede ver lo que está conectado. Si cree que debería poder conectar programas, póngase en contacto con soporte.',
  isNotConnected: (name) => `${name} no está conectado`,
  connectOne: 'Elija uno',
  connectTo: (name) => `Conectar con ${name}`,
  addAnother: 'Añadir otro',
  oneOnly: (name, sourceType, mayDisconnect) => {
    const isAccounting = sourceType.toLowerCase() === 'accounting';
    const other = isAccounting ? 'otro programa de contabilidad' : 'otros extractos automáticos';
    return mayDisconnect
      ? `Ha conectado ${name}. Desconéctelo para usar ${other}.`
      : `Ha conectado ${name}. Para usar ${other}, póngase en contacto con soporte.`;
  },
  isConnected: (name) => `${name} está conectado`,
  useDifferent: (sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? 'Usar otros extractos automáticos'
      : 'Usar otro programa',
  hintPhone: 'Use un ordenador',
  hintOffline: 'Requiere una aplicación en su ordenador',
  hintAdministrator: 'Requiere permisos de administrador',
  hintKeys: 'Tenga a mano las claves de API de su tienda',
  hintLong: 'Reserve 20 minutos',
  hintBeta: 'Nuevo (beta)',

  statusLinked: 'Conectado',
  statusPending: 'Sin terminar',
  statusLost: 'Requiere reconexión',
  statusUnlinked: 'Desconectado',
  statusWaiting: 'En curso',

  backToList: 'Volver a la lista',
  uploadInstead: (sourceType) =>
    sourceType === 'other' ? 'Subir documentos de la empresa' : 'Subir archivos en su lugar',
  uploadInsteadHint: 'PDF, Excel, CSV o fotos',
  uploadDone: (count) =>
    plural(count, { one: '1 archivo recibido', other: '# archivos recibidos' }),
  chooseAnother: 'Elegir otro',
  continueLinking: 'Continuar',
  reconnect: 'Reconectar',
  disconnect: 'Desconectar',
  deleteConnection: 'Eliminar',
  cancelLinking: 'Cancelar',
  dismiss: 'Ocultar',
  tryAgain: 'Intentar de nuevo',
  checkAgain: 'Comprobar de nuevo',
  actionOn: (action, name) => `${action}: ${name}`,

  platformSaid: (name, message) => `Mensaje de ${name}: «${message}».`,
  nothingConnected: 'Todavía no hay nada conectado',
  close: 'Cerrar',
  back: 'Atrás',
  poweredByCodat: 'Con la tecnología de Codat',

  integrationsFailed: 'No hemos podido cargar los programas disponibles',
  connectionsFailed: 'No hemos podido cargar sus conexiones',
  syncStatusFailed: 'No hemos podido cargar el estado de la sincronización',
  linkFailed: (name) => `No hemos podido abrir ${name}`,
  disconnectFailed: (name) => `No hemos podido desconectar ${name}`,
  deleteFailed: (name) => `No hemos podido eliminar la conexión con ${name}`,
  configurationFailed: 'Se ha producido un error por nuestra parte',
  configurationFailedHint: 'Póngase en contacto con soporte.',
  errorText: (code) =>
    ownWord(errors, code) ??
    'Se ha producido un error por nuestra parte. Inténtelo de nuevo o póngase en contacto con soporte.',
  busyUntil: (when) => `Tenemos mucha actividad en este momento. Inténtelo de nuevo ${when}.`,
  reference: (id) => `Referencia para soporte: ${id}`,
  contactSupport: 'póngase en contacto con soporte',

  openingTitle: 'Un momento…',
  openingMessage: (name) => `Le estamos llevando a ${name}…`,
  attemptCancelled: (name) => `${name} no se ha conectado`,
  justNow: 'ahora mismo',
  accessExpired: (name, date) =>
    date
      ? `Nuestro acceso a ${name} caducó el ${date}. Los datos que ya tenemos se conservan.`
      : `Nuestro acceso a ${name} ha caducado. Los datos que ya tenemos se conservan.`,
  isDisconnected: (name) => `${name} está desconectado`,
  isDeleted: (name) => `Se ha eliminado la conexión con ${name}`,

  waitingFor: (name) => `Continúe en la ventana de ${name}`,
  waitingHint: 'Inicie sesión y elija qué comparte. Esta página se actualiza sola.',
  windowNotVisible: '¿No ve la ventana?',
  openAgain: 'Abrirla de nuevo',
  checkFailed: 'No conseguimos comprobar su conexión.',
  blockedTitle: (name) => `Continuar en ${name}`,
  blockedHint: 'Su navegador ha bloqueado la ventana emergente.',
  openInNewTab: (name) => `Abrir ${name} en una pestaña nueva`,
  openInThisTab: 'Usar esta pestaña',
  copyHint:
    'Esta página no puede abrir ventanas. Copie el enlace en una pestaña nueva. Solo funciona una vez.',
  addressOf: (name) => `Enlace a ${name}`,
  platformTitle: (name) => `Conecte ${name} desde su programa de contabilidad`,
  platformHint:
    'Inicie sesión en su programa de contabilidad, abra la página de bancos y elija «Connect Bank». Selecciónenos en la lista de bancos e introduzca este identificador de conexión. Si se le pide una contraseña de un solo uso, póngase en contacto con soporte.',
  connectionIdLabel: (name) => `Identificador de conexión de ${name}`,
  closedTitle: (name) => `Termine de conectar ${name}`,
  closedHint:
    'Es posible que la ventana esté cerrada o detrás de otra. Puede continuar donde lo dejó.',
  leftHint: 'Puede continuar donde lo dejó.',
  attemptUnchanged: (name) => `No se han hecho cambios en ${name}`,
  attemptCancelledHint:
    'Ha cancelado antes de completar la conexión. Puede continuar en cualquier momento.',
  attemptFailed: (name) => `No hemos podido conectar ${name}`,
  attemptFailedHint:
    'Inténtelo de nuevo. Si el problema continúa, póngase en contacto con soporte.',
  attemptUnsupported: (name) => `No podemos conectar esta cuenta de ${name}`,
  attemptUnsupportedHint:
    'Su edición o región no es compatible. Elija otra cuenta o póngase en contacto con soporte.',
  attemptAbandoned: (name) => `No ha terminado de conectar ${name}`,
  organisationChanged: (name, current) => `${name} está ahora conectado con ${current}`,
  organisationChangedHint: (name, previous, mayChange) =>
    mayChange
      ? `Antes estaba conectado con ${previous}. Si no es lo que quería, desconecte ${name}, vuelva a conectarlo y elija ${previous}.`
      : `Antes estaba conectado con ${previous}. Si no es lo que quería, póngase en contacto con soporte.`,
  show: 'Mostrar',
  openWindow: 'Abrir la ventana',
  connectedTitle: (name) => `${name} conectado`,
  chooseOrganisation: (organisation, name) =>
    `Elija ${organisation} cuando ${name} le pregunte por la organización.`,
  prepareTitle: (name) => `Antes de conectar ${name}`,
  prepareTime: (minutes) => `Tardará unos ${number(minutes)} minutos. Necesitará:`,
  prepareNeed: (need, name) => ownWord(needs, need)?.(name) ?? need,
  prepareSkip: 'No volver a mostrar',
  guideLink: 'Guía paso a paso',
  continueTo: (name) => `Continuar en ${name}`,

  connectionsLoading: 'Cargando sus conexiones',
  listHeading: 'Sus conexiones',
  listDescription: (mayDisconnect) =>
    mayDisconnect ? 'Puede desconectar sus programas en cualquier momento.' : '',
  nothingConnectedHint: 'Los programas que conecte aparecerán aquí.',
  since,
  connectedSince: (date) => `Conectado ${since(date)}`,
  started: (ago) => `Iniciado ${ago}.`,
  lastSynced: (when) => `sincronizado ${when}`,
  neverSynced: 'aún sin sincronizar',
  unlinkedHint: 'los datos que ya tenemos se conservan',
  confirmDisconnect: (name) => `¿Desconectar ${name}?`,
  confirmDisconnectText: (name, mayReconnect, sourceType) => {
    const text =
      sourceType.toLowerCase() === 'bankfeed'
        ? `Dejaremos de enviar movimientos bancarios a ${name}. Los que ya hemos enviado se conservan allí.`
        : `Dejaremos de sincronizar datos de ${name}. Los datos que ya tenemos se conservan.`;
    return mayReconnect ? `${text} Puede volver a conectarlo en cualquier momento.` : text;
  },
  keepConnected: 'Mantener la conexión',
  useDifferentText: (name, sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? `Desconectaremos ${name} y dejaremos de enviarle movimientos bancarios. Los que ya hemos enviado se conservan allí. Después podrá elegir qué conectar en su lugar.`
      : `Desconectaremos ${name} y dejaremos de sincronizar sus datos. Los datos que ya tenemos se conservan. Después podrá elegir qué conectar en su lugar.`,
  confirmDelete: (name) => `¿Eliminar la conexión con ${name}?`,
  confirmDeleteText: (name) =>
    `La conexión con ${name} se eliminará de forma definitiva. Para compartir datos, tendrá que volver a conectarlo.`,
  keepConnection: 'Conservar la conexión',

  dataTypeName: (dataType) => ownWord(dataTypes, dataType) ?? 'otros datos',
  syncGroup: (group) => ownWord(groups, group) ?? 'Otros datos',
  syncGroupShort: (group) => ownWord(shortGroups, group) ?? 'otros datos',
  syncGroupStage: (stage) => ownWord(groupStages, stage) ?? '',
  syncStory: (done, now, next) =>
    [
      done && `Sincronizado hasta ahora: ${done}.`,
      now && `En curso: ${now}.`,
      next && (now ? `Después: ${next}.` : `A continuación: ${next}.`),
    ]
      .filter(Boolean)
      .join(' '),
  syncUsually: 'Normalmente tarda unos minutos.',
  syncDesktop: (names) =>
    `Mantenga ${names} abierto en su ordenador hasta que termine la sincronización.`,
  syncLoading: 'Cargando el estado de la sincronización',
  syncWorking: 'Sincronizando sus datos',
  syncFrom: (name) => `Sincronizando sus datos de ${name}`,
  syncCount: (what, settled, total) =>
    `${what ? `Sincronizando ${what}: ` : ''}${number(settled)} de ${number(total)} ${plural(settled, { one: 'completado', other: 'completados' })}`,
  syncNow: (what) => `Sincronizando ${what || 'sus datos'}`,
  syncDuration: 'normalmente unos minutos',
  syncBegins: 'Comienza en un momento',
  syncWorkingHint: 'Puede cerrar esta página. La sincronización continúa en segundo plano.',
  syncDone: 'Sus datos están al día',
  syncDoneHint: (count) =>
    plural(count, {
      one: 'No tiene que hacer nada más.',
      other: 'Los # tipos de datos están sincronizados. No tiene que hacer nada más.',
    }),
  syncFailed: 'No hemos podido sincronizar parte de sus datos',
  syncFailedAll: 'No hemos podido sincronizar sus datos',
  syncMissing: (what) => `Sin sincronizar: ${what}.`,
  syncFailedHint:
    'Hemos conservado lo que se ha podido sincronizar. Si el problema continúa, póngase en contacto con soporte.',
  syncReconnect: (names) =>
    names
      ? `Hemos perdido el acceso a ${names} antes de terminar la sincronización. Restablezca la conexión para continuar.`
      : 'Hemos perdido el acceso a algunos de sus programas antes de terminar la sincronización. Si el problema continúa, póngase en contacto con soporte.',
  syncNothing: 'Todavía no se ha sincronizado nada',
  syncNothingHint: 'El progreso aparecerá aquí cuando comience la sincronización.',
  syncEmptyHint: 'El progreso aparecerá aquí cuando conecte un programa.',

  alertReconnect: (name) => `Reconecte ${name} para que su solicitud siga adelante`,
  alertExpired: (date) =>
    date ? `Nuestro acceso caducó el ${date}.` : 'Nuestro acceso ha caducado.',
  alertContinue: (name) => `Termine de conectar ${name}`,
  alertStarted: (ago) => `Iniciado ${ago}.`,
  alertSync: (name) =>
    name
      ? `No hemos podido sincronizar parte de sus datos de ${name}`
      : 'No hemos podido sincronizar parte de sus datos',
  alertSyncAll: (name) =>
    name
      ? `No hemos podido sincronizar sus datos de ${name}`
      : 'No hemos podido sincronizar sus datos',
  alertMore: (count) =>
    plural(count, {
      one: '1 conexión más requiere su atención.',
      other: '# conexiones más requieren su atención.',
    }),
  alertSupport: 'Contactar con soporte',

  returnLinked: 'Conexión completada',
  returnLinkedHint: 'Estamos sincronizando sus datos.',
  returnUnchanged: 'No se han hecho cambios',
  returnUnchangedHint: 'Su conexión sigue como antes.',
  returnCancelled: 'Sin conectar',
  returnCancelledHint:
    'Ha cancelado antes de completar la conexión. Puede continuar en cualquier momento.',
  returnFailed: 'No hemos podido conectar su programa',
  returnFailedHint:
    'Vuelva atrás e inténtelo de nuevo. Si el problema continúa, póngase en contacto con soporte.',
  returnUnsupported: 'No podemos conectar esta cuenta',
  returnUnsupportedHint: 'Su edición o región no es compatible. Vuelva atrás y elija otra.',
  returnUnknown: 'Le damos la bienvenida de nuevo',
  returnUnknownHint: 'Vuelva atrás para ver sus conexiones.',
  returnClosing: 'Esta ventana se cerrará automáticamente.',
  returnStillOpen: 'Puede cerrar esta ventana.',
  returnBack: 'Volver',

  flowStep: (step, of) => `Paso ${number(step)} de ${number(of)}`,
  hostName: () => '',
  introductionHeading: (host) =>
    host ? `Conecte sus cuentas con ${host}` : 'Conecte sus programas',
  introductionDuration: 'Unos 2 minutos',
  flowSignIn: 'Usted inicia sesión en el sitio de su proveedor.',
  flowSignInHint: 'Nunca vemos su contraseña.',
  flowSync: (data) =>
    data ? `Sincronizamos ${data}.` : 'Sincronizamos sus datos desde su programa.',
  flowSyncHint: 'No podemos modificar nada.',
  andMore: 'más',
  flowControl: 'Usted mantiene el control.',
  flowControlHint: (mayDisconnect) =>
    mayDisconnect
      ? 'Desconecte sus programas en cualquier momento.'
      : 'Para desconectar sus programas, póngase en contacto con soporte.',
  flowStart: 'Empezar',
  consentText: 'Autorizo el acceso a los datos de mi empresa para este fin.',
  consentMissing: 'Dé su autorización para continuar.',
  consentSaving: 'Guardando su autorización',
  consentFailed: 'No hemos podido guardar su autorización',
  consentPurposeHeading: 'Por qué necesitamos sus datos',
  consentPurposeText: 'Para prestarle el servicio que nos ha solicitado.',
  consentDataHeading: 'A qué accedemos',
  consentDataText: (kind, data) => (data ? `${kind}: ${data}` : kind),
  consentRetentionHeading: 'Durante cuánto tiempo',
  consentRetentionText: 'Hasta que desconecte su programa. Los datos que ya tenemos se conservan.',
  consentWithdrawalHeading: 'Cómo retirar la autorización',
  consentWithdrawalText: (mayDisconnect) =>
    mayDisconnect
      ? 'Desconecte aquí su programa en cualquier momento o póngase en contacto con soporte.'
      : 'Póngase en contacto con soporte en cualquier momento.',
  policyLink: 'Cómo se utilizan sus datos',
  flowConnectHeading: (sourceType) =>
    ownWord(flowHeadings, sourceType.toLowerCase()) ?? '¿Qué programa utiliza?',
  categoriesLabel: 'Qué conectar',
  categoryRequired: 'Obligatorio',
  categoryOptional: 'Opcional',
  areConnected: (names) => `${names} están conectados`,
  moreThanOne: 'La mayoría de las empresas conecta más de una cuenta.',
  optionalMoreThanOne: 'Opcional. La mayoría de las empresas conecta más de una cuenta.',
  addAnotherOf: (sourceType) => ownWord(addAnotherOf, sourceType.toLowerCase()) ?? 'Añadir otro',
  changeConnection: 'Cambiar',
  repairTitle: (name) => `Reconecte ${name}`,
  repairPending: (name) => `Termine de conectar ${name}`,
  repairPendingHint: 'Puede continuar donde lo dejó.',
  repairUnlinkedHint:
    'Los datos que ya tenemos se conservan. Vuelva a conectar el programa para compartir datos nuevos.',
  repairDone: 'No tiene que hacer nada.',
  connectOnly: (name) => `Conecte ${name}`,
  chooseDifferent: 'Elegir otro programa',
  entryUnknown: 'No hemos encontrado lo que abre este enlace',
  entryUnknownHint: 'Es posible que se haya eliminado. Puede elegir su programa aquí.',
  stillNeeded: (kinds) => `Todavía falta: ${kinds}`,
  flowReady: 'Es todo lo que necesitamos. Puede conectar más o continuar.',
  flowConnectMore: 'Conectar más',
  doneHeading: 'Conexión completada',
  doneText: 'Gracias. Aquí no necesitamos nada más de usted.',
  doneNothingText: 'Puede conectar sus programas en cualquier momento.',
  finish: 'Listo',
  flowFinished: 'Todo listo. Puede continuar con su solicitud.',
  shareQuestion: '¿No tiene acceso?',
  shareAction: 'Pídaselo a quien lo tenga',
  shareHeading: 'Pida a otra persona que haga la conexión',
  shareText:
    'Envíe este enlace a quien pueda iniciar sesión: su asesor, su contable o el titular de la cuenta. El enlace abre este paso para su empresa.',
  shareLabel: 'Enlace a este paso',
  shareCopy: 'Copiar el enlace',
  shareCopied: 'Copiado',
  shareSelected: 'El enlace está seleccionado. Cópielo con el teclado.',
  shareMail: 'Enviar por correo electrónico',
  shareMailSubject: 'Por favor, conecte nuestro programa',
  shareMailBody: (url) =>
    `Hola:\n\nUse este enlace para conectar nuestro programa, por favor:\n${url}\n\n¡Gracias!`,
  shareNative: 'Compartir…',
  shareQr: 'Mostrar el código QR',
  shareQrHide: 'Ocultar el código QR',
  shareQrLabel: 'Código QR del enlace a este paso',
  shareQrHint: 'Escanéelo con la cámara de otro teléfono.',
  shareQrFailed: 'No hemos podido mostrar el código QR',
  shareWaiting: 'Esta página continuará automáticamente cuando se haya completado la conexión.',
  shareFailed: 'No hemos podido crear el enlace',
  shareCreating: 'Creando el enlace…',
  shareEnds: (moment) => `Este enlace es válido hasta el ${moment}.`,
  shareExpired: 'Este enlace ha caducado.',
  shareCancel: 'Anular este enlace',
  shareCancelled: 'Este enlace ya no funciona.',
  shareCancelFailed: 'No hemos podido anular el enlace',
  shareNew: 'Crear un enlace nuevo',
  shareOpened: 'Se ha abierto su enlace',
  shareConnecting: (name) => `Alguien está conectando ${name}`,
  shareRefused: 'No puede invitar a nadie desde aquí.',
  leaveHeading: '¿Salir sin terminar?',
  leaveText: (isUploading, isKept) => {
    const files = isKept
      ? 'Es posible que los archivos que aún se están subiendo no se envíen. '
      : 'Los archivos que aún se están subiendo no se enviarán. ';
    return `Lo que ha conectado se conserva. ${isUploading ? files : ''}Puede volver y continuar en cualquier momento.`;
  },
  leave: 'Salir',
  stay: 'Seguir aquí',

  uploadHeading: (sourceType) => ownWord(uploadHeadings, sourceType) ?? 'Suba sus archivos',
  uploadLead: 'Si no podemos conectar con su programa o si prefiere enviar archivos.',
  uploadDrop: 'Suelte los archivos aquí',
  uploadOr: 'o',
  uploadChoose: 'Elegir archivos',
  uploadPhoto: 'Hacer una foto',
  uploadLimits: 'PDF, Excel, CSV, Word, PowerPoint o fotos. Hasta 10 MB por archivo, 20 a la vez.',
  uploadLoading: 'Cargando sus archivos',
  uploadProgress: (done, count) =>
    `${number(done)} de ${plural(count, { one: '# archivo subido', other: '# archivos subidos' })}`,
  uploadingFile: (name) => `Subiendo ${name}`,
  uploadWaiting: 'En espera',
  unnamedFile: 'Archivo sin nombre',
  uploadReceived: 'Recibido',
  uploadReceivedOn: (date) => (date ? `Recibido: ${date}` : 'Recibido'),
  uploadReceivedHeading: 'Archivos recibidos',
  uploadMore: (count) => plural(count, { one: 'y 1 más', other: 'y # más' }),
  uploadListFailed: 'No hemos podido cargar los archivos que ya ha enviado',
  uploadNotOpened: 'No hemos podido abrir la carga de archivos',
  uploadRefused: (reason) => ownWord(refusals, reason) ?? 'Este archivo no se puede usar.',
  uploadTooLarge: 'Este archivo es demasiado grande. Divídalo o guárdelo con un tamaño menor.',
  uploadUnsafe:
    'Este archivo no ha superado nuestro control de seguridad, así que no lo hemos conservado.',
  uploadFailed: (name) => `No hemos podido subir ${name}`,
  uploadStarted: (count) =>
    plural(count, { one: 'Subiendo 1 archivo', other: 'Subiendo # archivos' }),
  uploadRemove: 'Quitar',
  fileSize,
};

export default es;

registerLanguage(es);
