import { registerLanguage } from '../i18n/registered-languages.js';
import type { Terms } from '../i18n/terms.js';
import { wording } from '../i18n/wording.js';
import { ownWord } from './en/own-word.js';

const { number, plural, fileSize, $inRegion } = wording('pt-BR');

const sourceTypes: Record<string, string> = {
  accounting: 'Contabilidade',
  banking: 'Contas bancárias',
  bankfeed: 'Extratos bancários automáticos',
  commerce: 'Comércio eletrônico',
  expense: 'Despesas',
};

const categories: Record<string, string> = {
  accounting: 'Todos os sistemas contábeis',
  banking: 'Todos os bancos',
  bankfeed: 'Todos os extratos automáticos',
  commerce: 'Todas as plataformas de vendas',
  expense: 'Todos os sistemas de despesas',
};

const categoryWords: Record<string, string> = {
  accounting: 'contábil contábeis sistema sistemas programa ERP',
  banking: 'banco bancos conta bancária',
  bankfeed: 'extrato bancário banco bancos',
  commerce: 'loja lojas virtual vendas ecommerce online pagamentos maquininha',
  expense: 'despesa gastos reembolso reembolsos',
};

const flowHeadings: Record<string, string> = {
  accounting: 'Conecte seu sistema contábil',
  banking: 'Conecte seu banco',
  bankfeed: 'Conecte seu extrato bancário automático',
  commerce: 'Conecte sua loja',
  expense: 'Conecte seu sistema de despesas',
};

const addAnotherOf: Record<string, string> = {
  banking: 'Adicionar outro banco',
  commerce: 'Adicionar outra loja',
};

const needs: Record<string, (name: string) => string> = {
  administrator: (name) =>
    `Acesso de administrador à sua conta ${name}. Se você não tem, peça a quem tenha.`,
  computer: () => 'Um computador. Não funciona no celular.',
  bundle: () => 'Permissão para instalar um pacote chamado AppLink.',
  package: () =>
    'Permissão para instalar uma extensão chamada App Link. A instalação leva de 10 a 20 minutos.',
  'token-authentication': () => 'A autenticação por token ativada. Vamos mostrar onde ela fica.',
  'web-services': () =>
    'Os serviços web ativados e um usuário para eles. Vamos mostrar como fazer.',
  'company-id': (name) => `O ID da sua empresa em ${name}.`,
  'same-computer': (name) => `O computador em que ${name} está instalado.`,
  'company-file': (name) => `${name} aberto com o arquivo da sua empresa.`,
  connector: () => 'Permissão para instalar um pequeno aplicativo nesse computador.',
  login: (name) => `Seu nome de usuário e sua senha de ${name}.`,
  'store-owner': (name) => `Permissão para criar um aplicativo no painel da sua loja ${name}.`,
  'api-keys': () => 'As chaves de API da sua loja. Vamos mostrar onde encontrá-las.',
};

const dataTypes: Record<string, string> = {
  accountTransactions: 'lançamentos nas contas',
  accounts: 'contas',
  balanceSheet: 'balanço patrimonial',
  bankAccounts: 'contas bancárias',
  bankTransactions: 'transações bancárias',
  billCreditNotes: 'notas de crédito de fornecedores',
  billPayments: 'pagamentos a fornecedores',
  bills: 'contas a pagar',
  cashFlowStatement: 'demonstração do fluxo de caixa',
  chartOfAccounts: 'plano de contas',
  company: 'dados da empresa',
  creditNotes: 'notas de crédito',
  customers: 'clientes',
  directCosts: 'custos diretos',
  directIncomes: 'receitas diretas',
  financialStatements: 'demonstrações financeiras',
  invoices: 'faturas',
  itemReceipts: 'recebimentos de mercadorias',
  items: 'itens',
  journalEntries: 'lançamentos contábeis',
  journals: 'livros diários',
  ledgerAccounts: 'contas do razão',
  paymentMethods: 'formas de pagamento',
  payments: 'recebimentos',
  profitAndLoss: 'demonstração do resultado',
  purchaseOrders: 'pedidos de compra',
  salesOrders: 'pedidos de venda',
  suppliers: 'fornecedores',
  taxRates: 'alíquotas de impostos',
  trackingCategories: 'centros de custo',
  transfers: 'transferências',
  'banking-accountBalances': 'saldos das contas',
  'banking-accounts': 'contas bancárias',
  'banking-transactionCategories': 'categorias de transações',
  'banking-transactions': 'transações bancárias',
  'commerce-companyInfo': 'dados da loja',
  'commerce-customers': 'clientes',
  'commerce-disputes': 'contestações',
  'commerce-locations': 'locais',
  'commerce-orders': 'pedidos',
  'commerce-paymentMethods': 'formas de pagamento',
  'commerce-payments': 'pagamentos',
  'commerce-productCategories': 'categorias de produtos',
  'commerce-products': 'produtos',
  'commerce-taxComponents': 'impostos',
  'commerce-transactions': 'transações',
};

const groups: Record<string, string> = {
  company: 'Dados da empresa, contas, clientes',
  documents: 'Faturas e contas a pagar',
  money: 'Pagamentos, balanço e resultado',
  store: 'Dados da loja, produtos, clientes',
  orders: 'Pedidos e pagamentos',
  bank: 'Transações bancárias',
};

const shortGroups: Record<string, string> = {
  company: 'dados da empresa',
  documents: 'faturas, contas a pagar',
  money: 'pagamentos, relatórios',
  store: 'dados da loja',
  orders: 'pedidos, pagamentos',
  bank: 'transações bancárias',
};

const groupStages: Record<string, string> = {
  next: 'A seguir',
  syncing: 'Sincronizando',
  synced: 'Sincronizado',
  'not-included': 'Não incluído',
  failed: 'Não foi possível sincronizar',
};

const uploadHeadings: Record<string, string> = {
  accounting: 'Envie seus documentos contábeis',
  banking: 'Envie seus extratos bancários',
  other: 'Envie documentos da empresa',
};

const refusals: Record<string, string> = {
  type: 'Este formato não pode ser usado. Salve o arquivo como PDF, Excel, CSV, JPG ou PNG.',
  content:
    'O conteúdo não corresponde ao nome do arquivo. Abra o arquivo e salve-o de novo como PDF, Excel, CSV, JPG ou PNG.',
  protected: 'Este arquivo está protegido por senha. Salve uma cópia sem senha.',
  empty: 'Este arquivo está vazio.',
  'too-large': 'Este arquivo tem mais de 10 MB. Divida-o ou salve-o em um tamanho menor.',
  'too-many': 'Você pode enviar 20 arquivos por vez. Enviaremos este depois dos outros.',
  duplicate: 'Você já adicionou este arquivo.',
  sent: 'Você já enviou este arquivo.',
  folder: 'Não é possível enviar pastas. Abra a pasta e escolha os arquivos dela.',
  unreadable: 'Não conseguimos abrir este arquivo. Se for uma pasta, escolha os arquivos dela.',
};

const errors: Record<string, string> = {
  'bad-request': 'Ocorreu um erro do nosso lado. Entre em contato com o suporte.',
  unauthorized: 'Sua sessão foi encerrada. Entre na sua conta de novo e depois volte para cá.',
  'payment-required':
    'Este serviço não está disponível no momento. Entre em contato com o suporte.',
  forbidden:
    'Você não tem permissão para fazer isso. Se acha que deveria ter, entre em contato com o suporte.',
  'insufficient-scope':
    'Você não tem permissão para fazer isso. Se acha que deveria ter, entre em contato com o suporte.',
  'not-found':
    'Não encontramos o que você procura. Talvez tenha sido removido. Se ainda precisar, entre em contato com o suporte.',
  'rate-limited': 'Estamos com muitos acessos agora. Tente de novo daqui a pouco.',
  unavailable: 'Ocorreu um erro do nosso lado. Tente de novo daqui a pouco.',
  refused: 'Ocorreu um erro do nosso lado. Entre em contato com o suporte.',
  offline: 'Parece que você está sem internet. Verifique sua conexão e tente de novo.',
  timeout: 'Está demorando mais que o esperado. Tente de novo.',
  network: 'Não conseguimos acessar nosso serviço. Tente de novo daqui a pouco.',
};

/** "2 de março", but "1º de março". */
const ordinal = (date: string) => date.replace(/^1(?=\s)/, '1º');

const since = (date: string) => `desde ${ordinal(date)}`;

/** Portuguese, as it is written in Brazil. */
export const ptBR: Terms = {
  $code: 'pt-BR',
  $name: 'Português (Brasil)',
  $dir: 'ltr',
  $inRegion,

  unnamed: 'Sistema sem nome',
  sourceTypeName: (sourceType) =>
    ownWord(sourceTypes, sourceType.toLowerCase()) ?? 'Outros sistemas',
  integrationsLoading: 'Carregando os sistemas disponíveis',
  pickerHeading: 'Conecte seus sistemas',
  pickerDescription:
    'Você entra na sua conta no site do provedor e escolhe o que compartilhar. Nunca vemos sua senha.',
  searchIntegrations: 'Busque seu sistema',
  searchExample: (one, other) => `Busque, por exemplo ${one} ou ${other}`,
  popular: 'Mais usados',
  allOfCategory: (sourceType) =>
    ownWord(categories, sourceType.toLowerCase()) ?? 'Todos os outros sistemas',
  categoryWords: (sourceType) => ownWord(categoryWords, sourceType.toLowerCase()) ?? '',
  showAll: (count) => `Mostrar todos (${number(count)})`,
  integrationsFound: (count) =>
    count === 0 ? 'Nenhum resultado' : plural(count, { one: '# resultado', other: '# resultados' }),
  nothingFound: (query) => `Nenhum resultado para “${query}”`,
  nothingFoundHint: 'Confira a ortografia ou tente uma busca mais curta.',
  clearSearch: 'Limpar a busca',
  nothingToConnect: 'Ainda não há sistemas para conectar',
  nothingToConnectHint: 'Volte mais tarde ou entre em contato com o suporte.',
  mayNotConnect: 'Você não pode conectar sistemas aqui',
  mayNotConnectHint:
    'Você pode ver o que está conectado. Se acha que deveria poder conectar, entre em contato com o suporte.',
  isNotConnected: (name) => `${name} não está conectado`,
  connectOne: 'Escolha um',
  connectTo: (name) => `Conectar com ${name}`,
  addAnother: 'Adicionar outro',
  oneOnly: (name, sourceType, mayDisconnect) => {
    const isAccounting = sourceType.toLowerCase() === 'accounting';
    const other = isAccounting ? 'outro sistema contábil' : 'outro extrato automático';
    return mayDisconnect
      ? `Você conectou ${name}. Desconecte para usar ${other}.`
      : `Você conectou ${name}. Para usar ${other}, entre em contato com o suporte.`;
  },
  isConnected: (name) => `${name} está conectado`,
  useDifferent: (sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? 'Usar outro extrato automático'
      : 'Usar outro sistema',
  hintPhone: 'Use um computador',
  hintOffline: 'Exige um aplicativo no computador',
  hintAdministrator: 'Exige acesso de administrador',
  hintKeys: 'Tenha em mãos as chaves de API da sua loja',
  hintLong: 'Reserve 20 minutos',
  hintBeta: 'Novo (beta)',

  statusLinked: 'Conectado',
  statusPending: 'Não concluído',
  statusLost: 'É preciso reconectar',
  statusUnlinked: 'Desconectado',
  statusWaiting: 'Em andamento',

  backToList: 'Voltar à lista',
  uploadInstead: (sourceType) =>
    sourceType === 'other' ? 'Enviar documentos da empresa' : 'Enviar arquivos em vez disso',
  uploadInsteadHint: 'PDF, Excel, CSV ou fotos',
  uploadDone: (count) =>
    plural(count, { one: '# arquivo recebido', other: '# arquivos recebidos' }),
  chooseAnother: 'Escolher outro',
  continueLinking: 'Continuar',
  reconnect: 'Reconectar',
  disconnect: 'Desconectar',
  deleteConnection: 'Excluir',
  cancelLinking: 'Cancelar',
  dismiss: 'Ocultar',
  tryAgain: 'Tentar de novo',
  checkAgain: 'Verificar de novo',
  actionOn: (action, name) => `${action}: ${name}`,

  platformSaid: (name, message) => `Mensagem de ${name}: “${message}”.`,
  nothingConnected: 'Nada conectado ainda',
  close: 'Fechar',
  back: 'Voltar',
  poweredByCodat: 'Com tecnologia da Codat',

  integrationsFailed: 'Não conseguimos carregar os sistemas disponíveis',
  connectionsFailed: 'Não conseguimos carregar suas conexões',
  syncStatusFailed: 'Não conseguimos carregar o andamento da sincronização',
  linkFailed: (name) => `Não conseguimos abrir ${name}`,
  disconnectFailed: (name) => `Não conseguimos desconectar ${name}`,
  deleteFailed: (name) => `Não conseguimos excluir a conexão com ${name}`,
  configurationFailed: 'Ocorreu um erro do nosso lado',
  configurationFailedHint: 'Entre em contato com o suporte.',
  errorText: (code) =>
    ownWord(errors, code) ??
    'Ocorreu um erro do nosso lado. Tente de novo ou entre em contato com o suporte.',
  busyUntil: (when) => `Estamos com muitos acessos agora. Tente de novo ${when}.`,
  reference: (id) => `Referência para o suporte: ${id}`,
  contactSupport: 'entre em contato com o suporte',

  openingTitle: 'Um momento…',
  openingMessage: (name) => `Levando você para ${name}…`,
  attemptCancelled: (name) => `${name} não foi conectado`,
  justNow: 'agora mesmo',
  accessExpired: (name, date) =>
    date
      ? `Nosso acesso a ${name} expirou em ${ordinal(date)}. Os dados que já temos são mantidos.`
      : `Nosso acesso a ${name} expirou. Os dados que já temos são mantidos.`,
  isDisconnected: (name) => `${name} foi desconectado`,
  isDeleted: (name) => `A conexão com ${name} foi excluída`,

  waitingFor: (name) => `Continue na janela de ${name}`,
  waitingHint: 'Entre na sua conta e escolha o que compartilhar. Esta página se atualiza sozinha.',
  windowNotVisible: 'Não está vendo a janela?',
  openAgain: 'Abrir de novo',
  checkFailed: 'Não estamos conseguindo verificar sua conexão.',
  blockedTitle: (name) => `Continuar em ${name}`,
  blockedHint: 'Seu navegador bloqueou a janela pop-up.',
  openInNewTab: (name) => `Abrir ${name} em uma nova aba`,
  openInThisTab: 'Usar esta aba',
  copyHint:
    'Esta página não consegue abrir janelas. Copie o link em uma nova aba. Ele funciona apenas uma vez.',
  addressOf: (name) => `Link para ${name}`,
  platformTitle: (name) => `Conecte ${name} pelo seu sistema contábil`,
  platformHint:
    'Entre no seu sistema contábil, abra a página de bancos e escolha “Connect Bank”. Selecione-nos na lista de bancos e informe este ID de conexão. Se for pedida uma senha de uso único, entre em contato com o suporte.',
  connectionIdLabel: (name) => `ID de conexão de ${name}`,
  closedTitle: (name) => `Conclua a conexão com ${name}`,
  closedHint:
    'A janela pode ter sido fechada ou estar atrás de outra. Você pode continuar de onde parou.',
  leftHint: 'Você pode continuar de onde parou.',
  attemptUnchanged: (name) => `Nada foi alterado em ${name}`,
  attemptCancelledHint:
    'Você cancelou antes de concluir a conexão. É possível continuar a qualquer momento.',
  attemptFailed: (name) => `Não conseguimos conectar ${name}`,
  attemptFailedHint: 'Tente de novo. Se o problema continuar, entre em contato com o suporte.',
  attemptUnsupported: (name) => `Não é possível conectar esta conta ${name}`,
  attemptUnsupportedHint:
    'A edição ou a região dela não é compatível. Escolha outra conta ou entre em contato com o suporte.',
  attemptAbandoned: (name) => `Você não concluiu a conexão com ${name}`,
  organisationChanged: (name, current) => `${name} agora está conectado a ${current}`,
  organisationChangedHint: (name, previous, mayChange) =>
    mayChange
      ? `Antes estava conectado a ${previous}. Se não era isso que você queria, desconecte ${name}, conecte de novo e escolha ${previous}.`
      : `Antes estava conectado a ${previous}. Se não era isso que você queria, entre em contato com o suporte.`,
  show: 'Mostrar',
  openWindow: 'Abrir a janela',
  connectedTitle: (name) => `${name} conectado`,
  chooseOrganisation: (organisation, name) =>
    `Escolha ${organisation} quando ${name} perguntar pela organização.`,
  prepareTitle: (name) => `Antes de conectar ${name}`,
  prepareTime: (minutes) =>
    `Leva cerca de ${number(minutes)} minutos. Você vai precisar do seguinte:`,
  prepareNeed: (need, name) => ownWord(needs, need)?.(name) ?? need,
  prepareSkip: 'Não mostrar de novo',
  guideLink: 'Guia passo a passo',
  continueTo: (name) => `Continuar em ${name}`,

  connectionsLoading: 'Carregando suas conexões',
  listHeading: 'Suas conexões',
  listDescription: (mayDisconnect) =>
    mayDisconnect ? 'Você pode desconectar a qualquer momento.' : '',
  nothingConnectedHint: 'Os sistemas que você conectar aparecerão aqui.',
  since,
  connectedSince: (date) => `Conectado ${since(date)}`,
  started: (ago) => `Iniciado ${ago}.`,
  lastSynced: (when) => `sincronizado ${when}`,
  neverSynced: 'ainda não sincronizado',
  unlinkedHint: 'os dados que já temos são mantidos',
  confirmDisconnect: (name) => `Desconectar ${name}?`,
  confirmDisconnectText: (name, mayReconnect, sourceType) => {
    const text =
      sourceType.toLowerCase() === 'bankfeed'
        ? `Vamos parar de enviar transações bancárias para ${name}. As que já enviamos continuam lá.`
        : `Vamos parar de sincronizar dados de ${name}. Os dados que já temos são mantidos.`;
    return mayReconnect ? `${text} Você pode reconectar a qualquer momento.` : text;
  },
  keepConnected: 'Manter conectado',
  useDifferentText: (name, sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? `Vamos desconectar ${name} e parar de enviar transações bancárias. As que já enviamos continuam lá. Depois, você pode escolher o que conectar no lugar.`
      : `Vamos desconectar ${name} e parar de sincronizar os dados. Os dados que já temos são mantidos. Depois, você pode escolher o que conectar no lugar.`,
  confirmDelete: (name) => `Excluir a conexão com ${name}?`,
  confirmDeleteText: (name) =>
    `A conexão com ${name} será excluída definitivamente. Para compartilhar dados, você precisará conectar de novo.`,
  keepConnection: 'Manter a conexão',

  dataTypeName: (dataType) => ownWord(dataTypes, dataType) ?? 'outros dados',
  syncGroup: (group) => ownWord(groups, group) ?? 'Outros dados',
  syncGroupShort: (group) => ownWord(shortGroups, group) ?? 'outros dados',
  syncGroupStage: (stage) => ownWord(groupStages, stage) ?? '',
  syncStory: (done, now, next) =>
    [
      done && `Sincronizado até agora: ${done}.`,
      now && `Sincronizando: ${now}.`,
      next && (now ? `Depois: ${next}.` : `A seguir: ${next}.`),
    ]
      .filter(Boolean)
      .join(' '),
  syncUsually: 'Normalmente leva alguns minutos.',
  syncDesktop: (names) =>
    `Mantenha ${names} aberto no seu computador até a sincronização terminar.`,
  syncLoading: 'Carregando o andamento da sincronização',
  syncWorking: 'Sincronizando seus dados',
  syncFrom: (name) => `Sincronizando seus dados de ${name}`,
  syncCount: (what, settled, total) =>
    `${what ? `Sincronizando ${what}: ` : ''}${number(settled)} de ${number(total)} ${plural(settled, { one: 'concluído', other: 'concluídos' })}`,
  syncNow: (what) => `Sincronizando ${what || 'seus dados'}`,
  syncDuration: 'normalmente alguns minutos',
  syncBegins: 'Começa em instantes',
  syncWorkingHint: 'Você pode fechar esta página. A sincronização continua em segundo plano.',
  syncDone: 'Seus dados estão atualizados',
  syncDoneHint: (count) =>
    plural(count, {
      one: 'Você não precisa fazer mais nada.',
      other: 'Todos os # tipos de dados estão sincronizados. Você não precisa fazer mais nada.',
    }),
  syncFailed: 'Não conseguimos sincronizar parte dos seus dados',
  syncFailedAll: 'Não conseguimos sincronizar seus dados',
  syncMissing: (what) => `Não sincronizado: ${what}.`,
  syncFailedHint:
    'Mantivemos o que foi possível sincronizar. Se isso continuar, entre em contato com o suporte.',
  syncReconnect: (names) =>
    names
      ? `Perdemos o acesso a ${names} antes do fim da sincronização. Reconecte para continuar.`
      : 'Perdemos o acesso a alguns dos seus sistemas antes do fim da sincronização. Se isso continuar, entre em contato com o suporte.',
  syncNothing: 'Nada sincronizado ainda',
  syncNothingHint: 'O andamento aparece aqui quando a sincronização começar.',
  syncEmptyHint: 'O andamento aparece aqui quando você conectar.',

  alertReconnect: (name) => `Reconecte ${name} para dar andamento à sua solicitação`,
  alertExpired: (date) =>
    date ? `Nosso acesso expirou em ${ordinal(date)}.` : 'Nosso acesso expirou.',
  alertContinue: (name) => `Conclua a conexão com ${name}`,
  alertStarted: (ago) => `Iniciado ${ago}.`,
  alertSync: (name) =>
    name
      ? `Não conseguimos sincronizar parte dos seus dados de ${name}`
      : 'Não conseguimos sincronizar parte dos seus dados',
  alertSyncAll: (name) =>
    name
      ? `Não conseguimos sincronizar seus dados de ${name}`
      : 'Não conseguimos sincronizar seus dados',
  alertMore: (count) =>
    plural(count, {
      one: 'Mais # conexão precisa da sua atenção.',
      other: 'Mais # conexões precisam da sua atenção.',
    }),
  alertSupport: 'Falar com o suporte',

  returnLinked: 'Conexão concluída',
  returnLinkedHint: 'Estamos sincronizando seus dados.',
  returnUnchanged: 'Nada foi alterado',
  returnUnchangedHint: 'Sua conexão continua como antes.',
  returnCancelled: 'Não conectado',
  returnCancelledHint:
    'Você cancelou antes de concluir a conexão. É possível continuar a qualquer momento.',
  returnFailed: 'Não conseguimos conectar seu sistema',
  returnFailedHint:
    'Volte e tente de novo. Se o problema continuar, entre em contato com o suporte.',
  returnUnsupported: 'Não é possível conectar esta conta',
  returnUnsupportedHint: 'A edição ou a região dela não é compatível. Volte e escolha outra.',
  returnUnknown: 'Que bom ter você de volta',
  returnUnknownHint: 'Volte para ver suas conexões.',
  returnClosing: 'Esta janela será fechada automaticamente.',
  returnStillOpen: 'Você pode fechar esta janela.',
  returnBack: 'Voltar',

  flowStep: (step, of) => `Etapa ${number(step)} de ${number(of)}`,
  hostName: () => '',
  introductionHeading: (host) => (host ? `Conecte suas contas a ${host}` : 'Conecte seus sistemas'),
  introductionDuration: 'Cerca de 2 minutos',
  flowSignIn: 'Você entra na sua conta no site do provedor.',
  flowSignInHint: 'Nunca vemos sua senha.',
  flowSync: (data) => (data ? `Sincronizamos ${data}.` : 'Sincronizamos os dados do seu sistema.'),
  flowSyncHint: 'Não podemos alterar nada.',
  andMore: 'mais',
  flowControl: 'Você fica no controle.',
  flowControlHint: (mayDisconnect) =>
    mayDisconnect
      ? 'Desconecte a qualquer momento.'
      : 'Para desconectar, entre em contato com o suporte.',
  flowStart: 'Começar',
  consentText: 'Autorizo o acesso aos dados da minha empresa para esta finalidade.',
  consentMissing: 'Dê sua autorização para continuar.',
  consentSaving: 'Salvando sua autorização',
  consentFailed: 'Não conseguimos salvar sua autorização',
  consentPurposeHeading: 'Por que precisamos dos seus dados',
  consentPurposeText: 'Para prestar o serviço que você nos solicitou.',
  consentDataHeading: 'O que acessamos',
  consentDataText: (kind, data) => (data ? `${kind}: ${data}` : kind),
  consentRetentionHeading: 'Por quanto tempo',
  consentRetentionText: 'Até você desconectar. Os dados que já temos são mantidos.',
  consentWithdrawalHeading: 'Como revogar a autorização',
  consentWithdrawalText: (mayDisconnect) =>
    mayDisconnect
      ? 'Desconecte seu sistema aqui a qualquer momento ou entre em contato com o suporte.'
      : 'Entre em contato com o suporte a qualquer momento.',
  policyLink: 'Como seus dados são usados',
  flowConnectHeading: (sourceType) =>
    ownWord(flowHeadings, sourceType.toLowerCase()) ?? 'Qual sistema você usa?',
  categoriesLabel: 'O que conectar',
  categoryRequired: 'Obrigatório',
  categoryOptional: 'Opcional',
  areConnected: (names) => `${names} estão conectados`,
  moreThanOne: 'A maioria das empresas conecta mais de uma conta.',
  optionalMoreThanOne: 'Opcional. A maioria das empresas conecta mais de uma conta.',
  addAnotherOf: (sourceType) =>
    ownWord(addAnotherOf, sourceType.toLowerCase()) ?? 'Adicionar outro',
  changeConnection: 'Alterar',
  repairTitle: (name) => `Reconecte ${name}`,
  repairPending: (name) => `Conclua a conexão com ${name}`,
  repairPendingHint: 'Você pode continuar de onde parou.',
  repairUnlinkedHint:
    'Os dados que já temos são mantidos. Reconecte para compartilhar novos dados.',
  repairDone: 'Você não precisa fazer nada.',
  connectOnly: (name) => `Conecte ${name}`,
  chooseDifferent: 'Escolher outro sistema',
  entryUnknown: 'Não encontramos o que este link abre',
  entryUnknownHint: 'Talvez tenha sido removido. Você pode escolher seu sistema aqui.',
  stillNeeded: (kinds) => `Ainda falta: ${kinds}`,
  flowReady: 'É tudo de que precisamos. Você pode conectar mais ou continuar.',
  flowConnectMore: 'Conectar mais',
  doneHeading: 'Conexão concluída',
  doneText: 'Agradecemos. Não precisamos de mais nada de você aqui.',
  doneNothingText: 'Você pode conectar seus sistemas a qualquer momento.',
  finish: 'Pronto',
  flowFinished: 'Tudo pronto. Você pode seguir com sua solicitação.',
  shareQuestion: 'Não tem acesso?',
  shareAction: 'Peça a quem tenha',
  shareHeading: 'Peça a outra pessoa para conectar',
  shareText:
    'Envie este link a quem possa entrar na conta: seu contador, seu auxiliar contábil ou o titular da conta. O link abre esta etapa para a sua empresa.',
  shareLabel: 'Link para esta etapa',
  shareCopy: 'Copiar o link',
  shareCopied: 'Copiado',
  shareSelected: 'O link está selecionado. Copie com o teclado.',
  shareMail: 'Enviar por e-mail',
  shareMailSubject: 'Por favor, conecte nosso sistema',
  shareMailBody: (url) =>
    `Olá,\n\nPor favor, use este link para conectar nosso sistema:\n${url}\n\nAgradecemos!`,
  shareNative: 'Compartilhar…',
  shareQr: 'Mostrar o QR code',
  shareQrHide: 'Ocultar o QR code',
  shareQrLabel: 'QR code do link para esta etapa',
  shareQrHint: 'Leia com a câmera de outro celular.',
  shareQrFailed: 'Não conseguimos mostrar o QR code',
  shareWaiting: 'Esta página continuará automaticamente quando a conexão for concluída.',
  shareFailed: 'Não conseguimos criar o link',
  shareCreating: 'Criando o link…',
  shareEnds: (moment) => `Este link funciona até ${ordinal(moment)}.`,
  shareExpired: 'Este link expirou.',
  shareCancel: 'Cancelar este link',
  shareCancelled: 'Este link não funciona mais.',
  shareCancelFailed: 'Não conseguimos cancelar o link',
  shareNew: 'Criar um novo link',
  shareOpened: 'Seu link foi aberto',
  shareConnecting: (name) => `Alguém está conectando ${name}`,
  shareRefused: 'Você não pode convidar ninguém daqui.',
  leaveHeading: 'Sair sem concluir?',
  leaveText: (isUploading, isKept) => {
    const files = isKept
      ? 'Os arquivos que ainda estão sendo enviados podem não chegar. '
      : 'Os arquivos que ainda estão sendo enviados não chegarão. ';
    return `O que você conectou é mantido. ${isUploading ? files : ''}Você pode voltar e continuar a qualquer momento.`;
  },
  leave: 'Sair',
  stay: 'Ficar aqui',

  uploadHeading: (sourceType) => ownWord(uploadHeadings, sourceType) ?? 'Envie seus arquivos',
  uploadLead: 'Para quando não for possível conectar seu sistema ou você preferir enviar arquivos.',
  uploadDrop: 'Solte os arquivos aqui',
  uploadOr: 'ou',
  uploadChoose: 'Escolher arquivos',
  uploadPhoto: 'Tirar uma foto',
  uploadLimits: 'PDF, Excel, CSV, Word, PowerPoint ou fotos. Até 10 MB cada, 20 por vez.',
  uploadLoading: 'Carregando seus arquivos',
  uploadProgress: (done, count) =>
    `${number(done)} de ${plural(count, { one: '# arquivo enviado', other: '# arquivos enviados' })}`,
  uploadingFile: (name) => `Enviando ${name}`,
  uploadWaiting: 'Aguardando',
  unnamedFile: 'Arquivo sem nome',
  uploadReceived: 'Recebido',
  uploadReceivedOn: (date) => (date ? `Recebido: ${ordinal(date)}` : 'Recebido'),
  uploadReceivedHeading: 'Arquivos recebidos',
  uploadMore: (count) => plural(count, { other: 'e mais #' }),
  uploadListFailed: 'Não conseguimos carregar os arquivos que você já enviou',
  uploadNotOpened: 'Não conseguimos abrir o envio de arquivos',
  uploadRefused: (reason) => ownWord(refusals, reason) ?? 'Este arquivo não pode ser usado.',
  uploadTooLarge: 'Este arquivo é grande demais. Divida-o ou salve-o em um tamanho menor.',
  uploadUnsafe:
    'Este arquivo não passou na nossa verificação de segurança, por isso não o mantivemos.',
  uploadFailed: (name) => `Não conseguimos enviar ${name}`,
  uploadStarted: (count) =>
    plural(count, { one: 'Enviando # arquivo', other: 'Enviando # arquivos' }),
  uploadRemove: 'Remover',
  fileSize,
};

export default ptBR;

registerLanguage(ptBR);
