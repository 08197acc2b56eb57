import * as v from 'valibot';
import type { Applicant } from './database/index.js';

/** What the lender lends, in whole pounds. */
export const amountLimits = { least: 5_000, most: 250_000 } as const;

const pounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  maximumFractionDigits: 0,
});

/** `£45,000`. */
export function formatPounds(amount: number): string {
  return pounds.format(amount);
}

const range = `${formatPounds(amountLimits.least)} and ${formatPounds(amountLimits.most)}`;

const FormSchema = v.object({
  businessName: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('Enter the name of your business'),
    v.maxLength(80, 'Shorten the name to 80 characters'),
    v.regex(/[\p{L}\p{N}]/u, 'Enter a name that has letters or numbers in it'),
  ),
  email: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('Enter an email address'),
    v.email('Enter an email address like name@example.com'),
  ),
  amount: v.pipe(
    v.string(),
    // People type what they see on other forms: “£45,000”, “45 000”, “45000.00”.
    v.transform((text) => text.replace(/[£,\s]/g, '').replace(/\.0+$/, '')),
    v.nonEmpty('Enter how much you want to borrow'),
    v.digits('Enter the amount in whole pounds, like 45,000'),
    v.transform(Number),
    v.minValue(amountLimits.least, `Enter an amount between ${range}`),
    v.maxValue(amountLimits.most, `Enter an amount between ${range}`),
  ),
});

export type FieldName = keyof typeof FormSchema.entries;

/** What was typed, kept as it was so that nobody has to type it again. */
export type FormValues = Record<FieldName, string>;

export type FormErrors = Partial<Record<FieldName, string>>;

export type FormResult =
  { kind: 'valid'; applicant: Applicant } | { kind: 'invalid'; errors: FormErrors };

export const emptyForm: FormValues = { businessName: '', email: '', amount: '' };

/** Takes the fields out of a posted body; a file or a repeated field counts as not filled in. */
export function readForm(body: Record<string, unknown>): FormValues {
  const field = (name: FieldName) => {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  };
  return { businessName: field('businessName'), email: field('email'), amount: field('amount') };
}

/** Checks what was typed; each field has at most one message, the first thing to put right. */
export function checkForm(values: FormValues): FormResult {
  const result = v.safeParse(FormSchema, values, { abortPipeEarly: true });
  if (result.success) return { kind: 'valid', applicant: result.output };
  const { nested } = v.flatten<typeof FormSchema>(result.issues);
  return {
    kind: 'invalid',
    errors: {
      businessName: nested?.businessName?.[0],
      email: nested?.email?.[0],
      amount: nested?.amount?.[0],
    },
  };
}
