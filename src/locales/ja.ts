import { registerLanguage } from '../i18n/registered-languages.js';
import type { Terms } from '../i18n/terms.js';
import { wording } from '../i18n/wording.js';
import { ownWord } from './en/own-word.js';

const { number, fileSize, $inRegion } = wording('ja');

const sourceTypes: Record<string, string> = {
  accounting: '会計',
  banking: '銀行口座',
  bankfeed: '銀行明細の自動取得',
  commerce: 'ネットショップ',
  expense: '経費',
};

const categories: Record<string, string> = {
  accounting: 'すべての会計ソフト',
  banking: 'すべての銀行',
  bankfeed: 'すべての銀行明細の自動取得',
  commerce: 'すべてのネットショップ',
  expense: 'すべての経費精算ソフト',
};

const categoryWords: Record<string, string> = {
  accounting: '会計ソフト 経理 簿記 帳簿 ソフト',
  banking: '銀行 バンク 口座',
  bankfeed: '銀行 明細 自動取得',
  commerce: 'ショップ ストア オンラインショップ オンラインストア 通販 店舗 EC 決済 レジ',
  expense: '経費精算 精算 立替',
};

const flowHeadings: Record<string, string> = {
  accounting: '会計ソフトを連携する',
  banking: '銀行口座を連携する',
  bankfeed: '銀行明細の自動取得を連携する',
  commerce: 'ネットショップを連携する',
  expense: '経費精算ソフトを連携する',
};

const addAnotherOf: Record<string, string> = {
  banking: '別の銀行を追加',
  commerce: '別のショップを追加',
};

const needs: Record<string, (name: string) => string> = {
  administrator: (name) =>
    `${name} アカウントの管理者権限。お持ちでない場合は、管理者の方に依頼してください。`,
  computer: () => 'パソコン。スマートフォンでは操作できません。',
  bundle: () => '「AppLink」というバンドルをインストールする権限。',
  package: () =>
    '「App Link」という拡張機能をインストールする権限。インストールには10～20分かかります。',
  'token-authentication': () => 'トークン認証の有効化。設定場所はご案内します。',
  'web-services': () => 'Webサービスの有効化と、専用のユーザー。手順はご案内します。',
  'company-id': (name) => `${name} の会社ID。`,
  'same-computer': (name) => `${name} を使用しているパソコン。`,
  'company-file': (name) => `会社のファイルを開いた状態の ${name}。`,
  connector: () => 'そのパソコンに小さなアプリをインストールする権限。',
  login: (name) => `${name} のユーザー名とパスワード。`,
  'store-owner': (name) => `${name} の管理画面でアプリを作成する権限。`,
  'api-keys': () => 'ショップのAPIキー。確認場所はご案内します。',
};

const dataTypes: Record<string, string> = {
  accountTransactions: '勘定科目ごとの取引',
  accounts: '勘定科目',
  balanceSheet: '貸借対照表',
  bankAccounts: '銀行口座',
  bankTransactions: '入出金明細',
  billCreditNotes: '仕入先からの返金伝票',
  billPayments: '仕入先への支払い',
  bills: '受取請求書',
  cashFlowStatement: 'キャッシュ・フロー計算書',
  chartOfAccounts: '勘定科目一覧',
  company: '会社情報',
  creditNotes: '返金伝票',
  customers: '得意先',
  directCosts: '直接費用',
  directIncomes: '直接収入',
  financialStatements: '財務諸表',
  invoices: '発行請求書',
  itemReceipts: '入荷伝票',
  items: '品目',
  journalEntries: '仕訳',
  journals: '仕訳帳',
  ledgerAccounts: '総勘定元帳の勘定科目',
  paymentMethods: '支払方法',
  payments: '入金',
  profitAndLoss: '損益計算書',
  purchaseOrders: '発注書',
  salesOrders: '受注',
  suppliers: '仕入先',
  taxRates: '税率',
  trackingCategories: '部門・プロジェクト区分',
  transfers: '口座間の振替',
  'banking-accountBalances': '口座残高',
  'banking-accounts': '銀行口座',
  'banking-transactionCategories': '明細の分類',
  'banking-transactions': '入出金明細',
  'commerce-companyInfo': 'ショップ情報',
  'commerce-customers': '顧客',
  'commerce-disputes': 'チャージバック',
  'commerce-locations': '店舗所在地',
  'commerce-orders': '注文',
  'commerce-paymentMethods': '支払方法',
  'commerce-payments': '支払い',
  'commerce-productCategories': '商品カテゴリ',
  'commerce-products': '商品',
  'commerce-taxComponents': '税金',
  'commerce-transactions': '取引',
};

const groups: Record<string, string> = {
  company: '会社情報、勘定科目、得意先',
  documents: '発行請求書、受取請求書',
  money: '入出金、貸借対照表、損益計算書',
  store: 'ショップ情報、商品、顧客',
  orders: '注文と支払い',
  bank: '入出金明細',
};

const shortGroups: Record<string, string> = {
  company: '会社情報',
  documents: '請求書',
  money: '入出金、レポート',
  store: 'ショップ情報',
  orders: '注文、支払い',
  bank: '入出金明細',
};

const groupStages: Record<string, string> = {
  next: '次に同期',
  syncing: '同期中',
  synced: '同期済み',
  'not-included': '対象外',
  failed: '同期できませんでした',
};

const uploadHeadings: Record<string, string> = {
  accounting: '会計書類のアップロード',
  banking: '銀行取引明細書のアップロード',
  other: '事業書類のアップロード',
};

const refusals: Record<string, string> = {
  type: 'この形式は使用できません。PDF、Excel、CSV、JPG、PNGのいずれかで保存してください。',
  content:
    'ファイルの内容が名前と一致しません。ファイルを開き、PDF、Excel、CSV、JPG、PNGのいずれかで保存し直してください。',
  protected:
    'このファイルはパスワードで保護されています。パスワードなしのコピーを保存してください。',
  empty: 'このファイルは空です。',
  'too-large':
    'このファイルは10 MBを超えています。分割するか、サイズを小さくして保存してください。',
  'too-many':
    '一度にアップロードできるのは20件までです。このファイルは、ほかのファイルのあとにアップロードします。',
  duplicate: 'このファイルはすでに追加されています。',
  sent: 'このファイルはすでに送信済みです。',
  folder:
    'フォルダーはアップロードできません。フォルダーを開いて、中のファイルを選択してください。',
  unreadable:
    'このファイルを開けませんでした。フォルダーの場合は、中のファイルを選択してください。',
};

const errors: Record<string, string> = {
  'bad-request': '弊社側で問題が発生しました。サポートにお問い合わせください。',
  unauthorized: 'ログアウトされました。もう一度ログインしてから、この画面に戻ってください。',
  'payment-required': 'このサービスは現在ご利用いただけません。サポートにお問い合わせください。',
  forbidden:
    'この操作を行う権限がありません。権限があるはずの場合は、サポートにお問い合わせください。',
  'insufficient-scope':
    'この操作を行う権限がありません。権限があるはずの場合は、サポートにお問い合わせください。',
  'not-found':
    '見つかりませんでした。削除された可能性があります。必要な場合は、サポートにお問い合わせください。',
  'rate-limited': 'ただいま混み合っています。しばらくしてからもう一度お試しください。',
  unavailable: '弊社側で問題が発生しました。しばらくしてからもう一度お試しください。',
  refused: '弊社側で問題が発生しました。サポートにお問い合わせください。',
  offline: 'オフラインのようです。インターネット接続を確認して、もう一度お試しください。',
  timeout: '通常より時間がかかっています。もう一度お試しください。',
  network: 'サービスに接続できませんでした。しばらくしてからもう一度お試しください。',
};

/** Japanese. */
export const ja: Terms = {
  $code: 'ja',
  $name: '日本語',
  $dir: 'ltr',
  $inRegion,

  unnamed: '名称未設定のソフト',
  sourceTypeName: (sourceType) =>
    ownWord(sourceTypes, sourceType.toLowerCase()) ?? 'その他のソフト',
  integrationsLoading: '連携できるソフトを読み込んでいます',
  pickerHeading: 'ソフトを連携する',
  pickerDescription:
    '各サービスのサイトでログインし、共有する内容を選択します。パスワードが弊社に伝わることはありません。',
  searchIntegrations: 'ソフトを検索',
  searchExample: (one, other) => `検索（例：${one}、${other}）`,
  popular: 'よく使われているソフト',
  allOfCategory: (sourceType) =>
    ownWord(categories, sourceType.toLowerCase()) ?? 'その他のすべてのソフト',
  categoryWords: (sourceType) => ownWord(categoryWords, sourceType.toLowerCase()) ?? '',
  showAll: (count) => `すべて表示（${number(count)}件）`,
  integrationsFound: (count) =>
    count === 0 ? '該当するソフトはありません' : `${number(count)}件見つかりました`,
  nothingFound: (query) => `「${query}」に該当するソフトはありません`,
  nothingFoundHint: '表記を確認するか、短い言葉で検索してください。',
  clearSearch: '検索をクリア',
  nothingToConnect: '連携できるソフトはまだありません',
  nothingToConnectHint: '後ほどもう一度ご確認いただくか、サポートにお問い合わせください。',
  mayNotConnect: 'ここではソフトを連携できません',
  mayNotConnectHint:
    '連携済みのソフトは確認できます。連携できるはずの場合は、サポートにお問い合わせください。',
  isNotConnected: (name) => `${name} は連携されていません`,
  connectOne: '1つ選択してください',
  connectTo: (name) => `${name} と連携する`,
  addAnother: 'さらに追加',
  oneOnly: (name, sourceType, mayDisconnect) => {
    const isAccounting = sourceType.toLowerCase() === 'accounting';
    const other = isAccounting ? 'ほかの会計ソフト' : 'ほかの銀行明細の自動取得';
    return mayDisconnect
      ? `${name} を連携済みです。${other}を使うには、連携を解除してください。`
      : `${name} を連携済みです。${other}を使うには、サポートにお問い合わせください。`;
  },
  isConnected: (name) => `${name} は連携済みです`,
  useDifferent: (sourceType) =>
    sourceType.toLowerCase() === 'bankfeed' ? '別の銀行明細の自動取得を使う' : '別のソフトを使う',
  hintPhone: 'パソコンをご利用ください',
  hintOffline: 'パソコンにアプリが必要です',
  hintAdministrator: '管理者権限が必要です',
  hintKeys: 'ショップのAPIキーをご用意ください',
  hintLong: '20分ほどかかります',
  hintBeta: '新機能（ベータ版）',

  statusLinked: '連携済み',
  statusPending: '未完了',
  statusLost: '再連携が必要',
  statusUnlinked: '連携解除済み',
  statusWaiting: '処理中',

  backToList: '一覧に戻る',
  uploadInstead: (sourceType) =>
    sourceType === 'other' ? '事業書類をアップロード' : '代わりにファイルをアップロード',
  uploadInsteadHint: 'PDF、Excel、CSV、写真',
  uploadDone: (count) => `${number(count)}件のファイルを受け取りました`,
  chooseAnother: '別のソフトを選択',
  continueLinking: '続ける',
  reconnect: '再連携',
  disconnect: '連携を解除',
  deleteConnection: '削除',
  cancelLinking: 'キャンセル',
  dismiss: '閉じる',
  tryAgain: 'もう一度試す',
  checkAgain: 'もう一度確認',
  actionOn: (action, name) => `${action}：${name}`,

  platformSaid: (name, message) => `${name} からのメッセージ：「${message}」`,
  nothingConnected: '連携済みのソフトはまだありません',
  close: '閉じる',
  back: '戻る',
  poweredByCodat: 'Powered by Codat',

  integrationsFailed: '連携できるソフトを読み込めませんでした',
  connectionsFailed: '連携の一覧を読み込めませんでした',
  syncStatusFailed: '同期の状況を読み込めませんでした',
  linkFailed: (name) => `${name} を開けませんでした`,
  disconnectFailed: (name) => `${name} の連携を解除できませんでした`,
  deleteFailed: (name) => `${name} との連携を削除できませんでした`,
  configurationFailed: '弊社側で問題が発生しました',
  configurationFailedHint: 'サポートにお問い合わせください。',
  errorText: (code) =>
    ownWord(errors, code) ??
    '弊社側で問題が発生しました。もう一度お試しいただくか、サポートにお問い合わせください。',
  busyUntil: (when) => `ただいま混み合っています。${when}にもう一度お試しください。`,
  reference: (id) => `お問い合わせ番号：${id}`,
  contactSupport: 'サポートにお問い合わせください',

  openingTitle: 'お待ちください…',
  openingMessage: (name) => `${name} に移動しています…`,
  attemptCancelled: (name) => `${name} は連携されませんでした`,
  justNow: 'たった今',
  accessExpired: (name, date) =>
    date
      ? `${name} へのアクセスは${date}に期限切れになりました。取得済みのデータは保持されます。`
      : `${name} へのアクセスは期限切れになりました。取得済みのデータは保持されます。`,
  isDisconnected: (name) => `${name} の連携を解除しました`,
  isDeleted: (name) => `${name} との連携を削除しました`,

  waitingFor: (name) => `${name} のウィンドウで続けてください`,
  waitingHint: 'ログインして、共有する内容を選択してください。このページは自動で更新されます。',
  windowNotVisible: 'ウィンドウが見つかりませんか？',
  openAgain: 'もう一度開く',
  checkFailed: '連携の状況を確認できていません。',
  blockedTitle: (name) => `${name} に進む`,
  blockedHint: 'ブラウザーがポップアップウィンドウをブロックしました。',
  openInNewTab: (name) => `${name} を新しいタブで開く`,
  openInThisTab: 'このタブで続ける',
  copyHint:
    'このページではウィンドウを開けません。リンクを新しいタブにコピーしてください。リンクは1回だけ有効です。',
  addressOf: (name) => `${name} へのリンク`,
  platformTitle: (name) => `会計ソフトから ${name} を連携してください`,
  platformHint:
    '会計ソフトにログインし、銀行のページを開いて「Connect Bank」を選択してください。銀行の一覧から弊社を選び、この連携IDを入力します。ワンタイムパスワードを求められた場合は、サポートにお問い合わせください。',
  connectionIdLabel: (name) => `${name} の連携ID`,
  closedTitle: (name) => `${name} の連携を完了してください`,
  closedHint:
    'ウィンドウが閉じているか、ほかのウィンドウに隠れている可能性があります。中断したところから続けられます。',
  leftHint: '中断したところから続けられます。',
  attemptUnchanged: (name) => `${name} に変更はありません`,
  attemptCancelledHint: '連携が完了する前にキャンセルされました。いつでも続けられます。',
  attemptFailed: (name) => `${name} を連携できませんでした`,
  attemptFailedHint: 'もう一度お試しください。問題が続く場合は、サポートにお問い合わせください。',
  attemptUnsupported: (name) => `この ${name} アカウントは連携できません`,
  attemptUnsupportedHint:
    'エディションまたは地域が対応していません。別のアカウントを選択するか、サポートにお問い合わせください。',
  attemptAbandoned: (name) => `${name} の連携が完了していません`,
  organisationChanged: (name, current) => `${name} は現在 ${current} と連携されています`,
  organisationChangedHint: (name, previous, mayChange) =>
    mayChange
      ? `以前は ${previous} と連携されていました。変更するつもりがなかった場合は、${name} の連携を解除し、再連携して ${previous} を選択してください。`
      : `以前は ${previous} と連携されていました。変更するつもりがなかった場合は、サポートにお問い合わせください。`,
  show: '表示',
  openWindow: 'ウィンドウを開く',
  connectedTitle: (name) => `${name} を連携しました`,
  chooseOrganisation: (organisation, name) =>
    `${name} で組織を選ぶ画面が表示されたら、${organisation} を選択してください。`,
  prepareTitle: (name) => `${name} を連携する前に`,
  prepareTime: (minutes) => `所要時間は約${number(minutes)}分です。必要なもの：`,
  prepareNeed: (need, name) => ownWord(needs, need)?.(name) ?? need,
  prepareSkip: '今後は表示しない',
  guideLink: '手順のガイド',
  continueTo: (name) => `${name} に進む`,

  connectionsLoading: '連携の一覧を読み込んでいます',
  listHeading: '連携の一覧',
  listDescription: (mayDisconnect) => (mayDisconnect ? '連携はいつでも解除できます。' : ''),
  nothingConnectedHint: '連携したソフトがここに表示されます。',
  since: (date) => `${date}から`,
  connectedSince: (date) => `${date}から連携中`,
  started: (ago) => `開始：${ago}。`,
  lastSynced: (when) => `最終同期：${when}`,
  neverSynced: '未同期',
  unlinkedHint: '取得済みのデータは保持されます',
  confirmDisconnect: (name) => `${name} の連携を解除しますか？`,
  confirmDisconnectText: (name, mayReconnect, sourceType) => {
    const text =
      sourceType.toLowerCase() === 'bankfeed'
        ? `${name} への銀行取引明細の送信を停止します。送信済みの明細はそのまま残ります。`
        : `${name} からのデータの同期を停止します。取得済みのデータは保持されます。`;
    return mayReconnect ? `${text}いつでも再連携できます。` : text;
  },
  keepConnected: '連携を続ける',
  useDifferentText: (name, sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? `${name} の連携を解除し、銀行取引明細の送信を停止します。送信済みの明細はそのまま残ります。その後、代わりに連携するソフトを選択できます。`
      : `${name} の連携を解除し、データの同期を停止します。取得済みのデータは保持されます。その後、代わりに連携するソフトを選択できます。`,
  confirmDelete: (name) => `${name} との連携を削除しますか？`,
  confirmDeleteText: (name) =>
    `${name} との連携が完全に削除されます。データを共有するには、もう一度連携する必要があります。`,
  keepConnection: '連携を残す',

  dataTypeName: (dataType) => ownWord(dataTypes, dataType) ?? 'その他のデータ',
  syncGroup: (group) => ownWord(groups, group) ?? 'その他のデータ',
  syncGroupShort: (group) => ownWord(shortGroups, group) ?? 'その他のデータ',
  syncGroupStage: (stage) => ownWord(groupStages, stage) ?? '',
  syncStory: (done, now, next) =>
    [
      done && `同期済み：${done}。`,
      now && `同期中：${now}。`,
      next && (now ? `その後：${next}。` : `次に同期：${next}。`),
    ]
      .filter(Boolean)
      .join(''),
  syncUsually: '通常は数分で完了します。',
  syncDesktop: (names) => `同期が終わるまで、パソコンで ${names} を開いたままにしてください。`,
  syncLoading: '同期の状況を読み込んでいます',
  syncWorking: 'データを同期しています',
  syncFrom: (name) => `${name} のデータを同期しています`,
  syncCount: (what, settled, total) =>
    `${what ? `${what}を同期中：` : ''}${number(total)}件中${number(settled)}件完了`,
  syncNow: (what) => `${what || 'データ'}を同期しています`,
  syncDuration: '通常は数分',
  syncBegins: 'まもなく開始します',
  syncWorkingHint: 'このページを閉じてもかまいません。同期はバックグラウンドで続きます。',
  syncDone: 'データは最新の状態です',
  syncDoneHint: (count) =>
    count === 1
      ? 'ほかに必要な操作はありません。'
      : `${number(count)}種類のデータをすべて同期しました。ほかに必要な操作はありません。`,
  syncFailed: '一部のデータを同期できませんでした',
  syncFailedAll: 'データを同期できませんでした',
  syncMissing: (what) => `未同期：${what}。`,
  syncFailedHint:
    '同期できたデータは保持されています。問題が続く場合は、サポートにお問い合わせください。',
  syncReconnect: (names) =>
    names
      ? `同期が完了する前に ${names} へのアクセスが失われました。続けるには再連携してください。`
      : '同期が完了する前に一部のソフトへのアクセスが失われました。問題が続く場合は、サポートにお問い合わせください。',
  syncNothing: 'まだ同期されていません',
  syncNothingHint: '同期が始まると、進行状況がここに表示されます。',
  syncEmptyHint: '連携すると、同期の進行状況がここに表示されます。',

  alertReconnect: (name) => `お申し込みを進めるには、${name} を再連携してください`,
  alertExpired: (date) =>
    date ? `アクセスは${date}に期限切れになりました。` : 'アクセスは期限切れになりました。',
  alertContinue: (name) => `${name} の連携を完了してください`,
  alertStarted: (ago) => `開始：${ago}。`,
  alertSync: (name) =>
    name ? `${name} の一部のデータを同期できませんでした` : '一部のデータを同期できませんでした',
  alertSyncAll: (name) =>
    name ? `${name} のデータを同期できませんでした` : 'データを同期できませんでした',
  alertMore: (count) => `ほかに${number(count)}件、確認が必要な連携があります。`,
  alertSupport: 'サポートに問い合わせる',

  returnLinked: '連携が完了しました',
  returnLinkedHint: 'データを同期しています。',
  returnUnchanged: '変更はありません',
  returnUnchangedHint: '連携は以前と同じ状態です。',
  returnCancelled: '連携されていません',
  returnCancelledHint: '連携が完了する前にキャンセルされました。いつでも続けられます。',
  returnFailed: 'ソフトを連携できませんでした',
  returnFailedHint:
    '戻ってもう一度お試しください。問題が続く場合は、サポートにお問い合わせください。',
  returnUnsupported: 'このアカウントは連携できません',
  returnUnsupportedHint:
    'エディションまたは地域が対応していません。戻って別のアカウントを選択してください。',
  returnUnknown: 'お帰りなさい',
  returnUnknownHint: '戻って連携の状況をご確認ください。',
  returnClosing: 'このウィンドウは自動で閉じます。',
  returnStillOpen: 'このウィンドウを閉じてもかまいません。',
  returnBack: '戻る',

  flowStep: (step, of) => `ステップ ${number(step)}/${number(of)}`,
  hostName: () => '',
  introductionHeading: (host) => (host ? `${host} とアカウントを連携する` : 'ソフトを連携する'),
  introductionDuration: '約2分',
  flowSignIn: '各サービスの画面でログインします。',
  flowSignInHint: 'パスワードが弊社に伝わることはありません。',
  flowSync: (data) => (data ? `${data}を同期します。` : 'ソフトのデータを同期します。'),
  flowSyncHint: '弊社がデータを変更することはできません。',
  andMore: 'その他',
  flowControl: '管理するのはお客様です。',
  flowControlHint: (mayDisconnect) =>
    mayDisconnect
      ? '連携はいつでも解除できます。'
      : '連携を解除するには、サポートにお問い合わせください。',
  flowStart: '始める',
  consentText: 'この目的のために、自社のデータへのアクセスを許可します。',
  consentMissing: '続けるには、許可が必要です。',
  consentSaving: '許可を保存しています',
  consentFailed: '許可を保存できませんでした',
  consentPurposeHeading: '必要な理由',
  consentPurposeText: 'ご依頼いただいたサービスを提供するためです。',
  consentDataHeading: 'アクセスするデータ',
  consentDataText: (kind, data) => (data ? `${kind}：${data}` : kind),
  consentRetentionHeading: '期間',
  consentRetentionText: '連携を解除するまでです。取得済みのデータは保持されます。',
  consentWithdrawalHeading: '許可を取り消す方法',
  consentWithdrawalText: (mayDisconnect) =>
    mayDisconnect
      ? 'ここでいつでもソフトの連携を解除できます。ご不明な点は、サポートにお問い合わせください。'
      : '許可を取り消すには、いつでもサポートにお問い合わせください。',
  policyLink: 'データの利用方法',
  flowConnectHeading: (sourceType) =>
    ownWord(flowHeadings, sourceType.toLowerCase()) ?? 'お使いのソフトはどれですか？',
  categoriesLabel: '連携するもの',
  categoryRequired: '必須',
  categoryOptional: '任意',
  areConnected: (names) => `${names} は連携済みです`,
  moreThanOne: '複数お使いの事業者様がほとんどです。',
  optionalMoreThanOne: '任意です。複数お使いの事業者様がほとんどです。',
  addAnotherOf: (sourceType) =>
    ownWord(addAnotherOf, sourceType.toLowerCase()) ?? '別のソフトを追加',
  changeConnection: '変更',
  repairTitle: (name) => `${name} を再連携する`,
  repairPending: (name) => `${name} の連携を完了する`,
  repairPendingHint: '中断したところから続けられます。',
  repairUnlinkedHint:
    '取得済みのデータは保持されます。新しいデータを共有するには、再連携してください。',
  repairDone: '必要な操作はありません。',
  connectOnly: (name) => `${name} を連携する`,
  chooseDifferent: '別のソフトを選択',
  entryUnknown: 'このリンクの内容が見つかりませんでした',
  entryUnknownHint: '削除された可能性があります。ここでソフトを選択できます。',
  stillNeeded: (kinds) => `まだ必要なもの：${kinds}`,
  flowReady: '必要な連携はすべて完了しました。さらに連携するか、次に進んでください。',
  flowConnectMore: 'さらに連携する',
  doneHeading: '連携が完了しました',
  doneText: 'ありがとうございます。ここで必要な操作は以上です。',
  doneNothingText: 'ソフトはいつでも連携できます。',
  finish: '完了',
  flowFinished: '準備ができました。お申し込みを続けてください。',
  shareQuestion: 'アクセス権がありませんか？',
  shareAction: 'ほかの人に依頼する',
  shareHeading: 'ほかの人に連携を依頼する',
  shareText:
    'ログインできる方（税理士、経理担当者、アカウントの所有者など）にこのリンクを送ってください。御社の連携手順が開きます。',
  shareLabel: 'この手順へのリンク',
  shareCopy: 'リンクをコピー',
  shareCopied: 'コピーしました',
  shareSelected: 'リンクが選択されています。キーボードでコピーしてください。',
  shareMail: 'メールで送信',
  shareMailSubject: 'ソフトの連携のお願い',
  shareMailBody: (url) =>
    `お世話になっております。\n\n次のリンクから、弊社のソフトを連携していただけますでしょうか。\n${url}\n\nよろしくお願いいたします。`,
  shareNative: '共有…',
  shareQr: 'QRコードを表示',
  shareQrHide: 'QRコードを隠す',
  shareQrLabel: 'この手順へのリンクのQRコード',
  shareQrHint: '別のスマートフォンのカメラで読み取ってください。',
  shareQrFailed: 'QRコードを表示できませんでした',
  shareWaiting: '連携が完了すると、このページは自動で次に進みます。',
  shareFailed: 'リンクを作成できませんでした',
  shareCreating: 'リンクを作成しています…',
  shareEnds: (moment) => `このリンクは${moment}まで有効です。`,
  shareExpired: 'このリンクの有効期限が切れました。',
  shareCancel: 'このリンクを無効にする',
  shareCancelled: 'このリンクは無効になりました。',
  shareCancelFailed: 'リンクを無効にできませんでした',
  shareNew: '新しいリンクを作成',
  shareOpened: 'リンクが開かれました',
  shareConnecting: (name) => `${name} が連携されているところです`,
  shareRefused: 'ここからは招待できません。',
  leaveHeading: '完了せずに終了しますか？',
  leaveText: (isUploading, isKept) => {
    const files = isKept
      ? 'アップロード中のファイルは送信されない場合があります。'
      : 'アップロード中のファイルは送信されません。';
    return `連携した内容は保持されます。${isUploading ? files : ''}いつでも戻って続けられます。`;
  },
  leave: '終了する',
  stay: 'この画面に残る',

  uploadHeading: (sourceType) => ownWord(uploadHeadings, sourceType) ?? 'ファイルのアップロード',
  uploadLead: 'ソフトを連携できない場合や、ファイルで送りたい場合にご利用ください。',
  uploadDrop: 'ここにファイルをドロップ',
  uploadOr: 'または',
  uploadChoose: 'ファイルを選択',
  uploadPhoto: '写真を撮る',
  uploadLimits: 'PDF、Excel、CSV、Word、PowerPoint、写真。1件10 MBまで、一度に20件まで。',
  uploadLoading: 'ファイルを読み込んでいます',
  uploadProgress: (done, count) =>
    `${number(count)}件中${number(done)}件のファイルをアップロードしました`,
  uploadingFile: (name) => `${name} をアップロードしています`,
  uploadWaiting: '待機中',
  unnamedFile: '名称未設定のファイル',
  uploadReceived: '受領済み',
  uploadReceivedOn: (date) => (date ? `受領日：${date}` : '受領済み'),
  uploadReceivedHeading: '受領済みのファイル',
  uploadMore: (count) => `ほか${number(count)}件`,
  uploadListFailed: '送信済みのファイルを読み込めませんでした',
  uploadNotOpened: 'アップロード画面を開けませんでした',
  uploadRefused: (reason) => ownWord(refusals, reason) ?? 'このファイルは使用できません。',
  uploadTooLarge: 'このファイルは大きすぎます。分割するか、サイズを小さくして保存してください。',
  uploadUnsafe: 'このファイルはセキュリティチェックを通過しなかったため、保存していません。',
  uploadFailed: (name) => `${name} をアップロードできませんでした`,
  uploadStarted: (count) => `${number(count)}件のファイルをアップロードしています`,
  uploadRemove: '削除',
  fileSize,
};

export default ja;

registerLanguage(ja);
