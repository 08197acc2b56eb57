import { kindOf } from '../../../store/catalog/catalog.js';
import {
  nextCategory,
  stillNeeded,
  type JourneyCategory,
} from '../../../store/connections/journey.js';
import { isSingle } from '../../../store/connections/rules.js';
import type { FlowContext, FlowStep } from './flow-context.js';

/** The kind of software that the person connects: what they picked out, or else what comes next. */
export const currentCategory = (
  categories: readonly JourneyCategory[],
  chosen: string | undefined,
): JourneyCategory | undefined =>
  categories.find(({ sourceType }) => sourceType === chosen) ??
  nextCategory(categories) ??
  categories[0];

/** Whether a company may have several of a kind; where any kind will do, it may. */
export const mayAddAnother = (sourceType: string): boolean => !isSingle(sourceType);

/** What is still needed, in words; empty where nothing is, or any kind will do. */
export function neededText({ localize, categories }: FlowContext): string {
  const names = stillNeeded(categories)
    .map(({ sourceType }) => sourceType && localize.term('sourceTypeName', sourceType))
    .filter(Boolean);
  return names.length > 0 ? localize.term('stillNeeded', localize.list(names)) : '';
}

/** Where the person goes on: what is not connected yet, or the end. */
export function stepAfter(categories: readonly JourneyCategory[]): FlowStep {
  const next = nextCategory(categories);
  return next ? { kind: 'connect', chosen: next.sourceType } : { kind: 'done' };
}

/** Where the person asks somebody else. */
export const stepToShare = (categories: readonly JourneyCategory[]): FlowStep => ({
  kind: 'share',
  isExtra: stillNeeded(categories).length === 0,
});

/** Where the person goes on from what the host opened the journey at: to what is needed, or to the end. */
export const stepAfterEntry = (categories: readonly JourneyCategory[]): FlowStep =>
  stillNeeded(categories).length > 0 ? stepAfter(categories) : { kind: 'done' };

/**
 * Where the person goes on once software of this kind is linked: they are asked for more where there can be several, and for
 * no more than what is needed where it `isEntry`, what the host opened the journey at. The same step where they are at
 * something else by now.
 */
export function stepAfterLink(
  step: FlowStep,
  categories: readonly JourneyCategory[],
  linkedType: string,
  isEntry: boolean,
): FlowStep {
  if (step.kind !== 'connect') return step;
  if (isEntry) return stepAfterEntry(categories);
  const category = categories.find(
    ({ sourceType }) => !sourceType || sourceType === kindOf(linkedType),
  );
  const isElsewhere = step.chosen !== undefined && step.chosen !== category?.sourceType;
  if (category && isElsewhere) return step;
  return category && mayAddAnother(linkedType)
    ? { kind: 'connect', chosen: category.sourceType }
    : stepAfter(categories);
}
