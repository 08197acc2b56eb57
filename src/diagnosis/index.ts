/** What looks for faults in a page's settings and its proxy: for `diagnose()` of the elements, and for tools that have no page. */
export {
  addressBelow,
  examineAddresses,
  examineReturnPage,
  type FetchedPage,
} from './addresses.js';
export { unknownAttributes, type UnknownAttribute } from './attributes.js';
export { examineContentSecurityPolicy, examineOpenerPolicy } from './content-security-policy.js';
export { diagnose, type Diagnosed, type Diagnosis, type DiagnoseOptions } from './diagnose.js';
export {
  concern,
  describeFindings,
  fault,
  fine,
  unknown,
  type Finding,
  type FindingId,
} from './finding.js';
export { allowsBase, sentPolicies, upgraded, type PagePolicies } from './page-policies.js';
export { examineProxy, type ProxyAddress } from './proxy.js';
export { describeUnknown } from './tags.js';
