import {
  siBarclays,
  siBigcommerce,
  siHsbc,
  siMonzo,
  siMyob,
  siQuickbooks,
  siSage,
  siShopify,
  siSquare,
  siStarlingbank,
  siStripe,
  siWoocommerce,
  siXero,
  siZoho,
} from 'simple-icons';
import { guidOf } from '../ids.js';

/** A maker of software, as far as it can be seen. */
export interface Brand {
  readonly name: string;
  /** Six hex digits, no `#`. */
  readonly hex: string;
  /** SVG path on a 24 × 24 field; without one its initial is drawn. */
  readonly path?: string;
  /** The file name Codat gives its logos: an upper-case GUID. */
  readonly logoId: string;
  /** Whether it requires its own buttons. */
  readonly buttons?: true;
}

interface Icon {
  readonly hex: string;
  readonly path: string;
}

function iconic(name: string, { hex, path }: Icon, logoId?: string): Brand {
  return { name, hex, path, logoId: logoId ?? guidOf(`logo:${name}`).toUpperCase() };
}

function initialed(name: string, hex: string, logoId?: string): Brand {
  return { name, hex, logoId: logoId ?? guidOf(`logo:${name}`).toUpperCase() };
}

const table = {
  amazon: initialed('Amazon', 'FF9900', '53E2D8F7-CF70-4AFC-B1F2-CFBE093993F4'),
  barclays: iconic('Barclays', siBarclays),
  bigcommerce: iconic('BigCommerce', siBigcommerce, 'DD243090-2039-42FC-8A37-8877988909FF'),
  clover: initialed('Clover', '228800', '83A4EF46-A57D-4D2A-ACE7-39FE279F43F8'),
  codat: initialed('Codat', '2B3FCC'),
  demobank: initialed('Demo Bank', '4A5568'),
  dynamics: initialed('Dynamics 365', '0B53CE', '6B579544-0E46-4F02-B343-578CE5C3C6CC'),
  exact: initialed('Exact', 'E1141D', 'B0FF8466-1421-415B-A551-1DC3B73006F4'),
  freeagent: initialed('FreeAgent', '1877D4', '3DA57C23-A4FA-4BC8-8C02-A7A686ED8B36'),
  freshbooks: initialed('FreshBooks', '0075DD', 'C08D614F-CBA9-4D30-ADF8-DCCE4F6AE25D'),
  hsbc: iconic('HSBC', siHsbc),
  lightspeed: initialed('Lightspeed', 'E81C1C', 'E221662A-DDA4-45E0-8F73-5563183A875A'),
  monzo: iconic('Monzo', siMonzo),
  myob: iconic('MYOB', siMyob, '00812DF4-8A0F-4F06-9566-16E5CA1346AE'),
  natwest: initialed('NatWest', '42145F'),
  netsuite: initialed('NetSuite', '125580', '9815B998-024D-4415-A40B-89903B2CAD6F'),
  plaid: initialed('Plaid', '111111', '46EE0089-DC88-405A-9667-9FB3D9976F19'),
  quickbooks: {
    ...iconic('QuickBooks', siQuickbooks, '19EEFA32-58A8-4097-B95A-EF150BF24FA0'),
    buttons: true,
  },
  sage: iconic('Sage', siSage, '177D08A5-97F1-4442-80D7-D62E400A28DB'),
  shopify: iconic('Shopify', siShopify, '853B004F-3A02-4A73-A13F-3EDED3D2F361'),
  square: iconic('Square', siSquare, '8200A401-B700-4800-83EE-F9164EEAFBE8'),
  starling: iconic('Starling', siStarlingbank),
  stripe: iconic('Stripe', siStripe, '9A96F326-226A-4E0F-923A-6758FDBA40CC'),
  truelayer: initialed('TrueLayer', '2A6DF4'),
  wave: initialed('Wave', '1C6DD0', 'A28BD05E-21F0-4CD8-A907-1E0464CF8EC5'),
  woocommerce: iconic('WooCommerce', siWoocommerce, '1FEB821A-CB05-4375-9B53-CD6367E9FB60'),
  workday: initialed('Workday', '0062B8', '285ABF36-49C5-437B-B210-23270FA87F55'),
  xero: iconic('Xero', siXero, '8A156A5A-39CB-4F9D-856E-76EF9B9A9607'),
  zettle: initialed('Zettle', '3A30E0', 'CE91071B-51BF-4A9E-91A2-4D2ECA672A56'),
  zoho: iconic('Zoho', siZoho, '42C00468-A250-4355-9723-42E2DF730D77'),
} satisfies Record<string, Brand>;

/** A key of the brand table. */
export type BrandId = keyof typeof table;

/** How each brand of the catalogue looks. */
export const brands: Readonly<Record<BrandId, Brand>> = table;

const byLogo = new Map(Object.values<Brand>(table).map((brand) => [brand.logoId, brand]));

/** The brand whose logos bear this GUID, in any case. */
export function brandByLogo(logoId: string): Brand | undefined {
  return byLogo.get(logoId.toUpperCase());
}
