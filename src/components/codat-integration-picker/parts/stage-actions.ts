import type { LinkController } from '../../../controllers/link-controller.js';
import type { StageController } from '../../../controllers/stage-controller.js';
import type { Localize } from '../../../i18n/localize.js';
import type { CompanyStore } from '../../../store/company-store.js';
import type { BrandImages } from '../../../ui/brand-images.js';
import { logo } from '../../../ui/brand.js';
import type { StageContext } from '../../../ui/stage/stage-context.js';
import type { IntegrationChoice } from './integration-choice.js';

/** What a picker's stage shows and does. */
export function stageContext(picker: {
  localize: Localize;
  level: number;
  stage: StageController;
  linker: LinkController;
  store: CompanyStore | undefined;
  images: BrandImages;
  guides: Readonly<Record<string, string>> | undefined;
  choice: IntegrationChoice;
}): StageContext {
  const { localize, level, stage, linker, store, images, guides, choice } = picker;
  return {
    localize,
    level,
    isCompact: stage.isCompact,
    actions: {
      ...linker.actions,
      retry: (attempt) => {
        stage.showAttempt(attempt.target.platformKey);
        linker.retry(attempt);
      },
      leave: () => choice.leave(),
      showAttempt: (platformKey) => stage.showAttempt(platformKey),
      settle: (attempt) => stage.settle(attempt),
      begin: (integration) => choice.begin(integration),
    },
    logoOf: (platformKey, name) => {
      const integration = store?.integrations.value?.find(({ key }) => key === platformKey);
      return logo(name, images.logo(integration, store?.brandings.get(platformKey)));
    },
    guideOf: (platformKey) =>
      guides && Object.hasOwn(guides, platformKey) ? guides[platformKey] : undefined,
  };
}
