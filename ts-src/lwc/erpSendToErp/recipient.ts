import type { ErpAccount } from 'c/erpAccountData';
import { fillLabel } from 'c/erpFormat';
import { labels } from './labels';

/** Who the order is for, as the reader chooses it and the companion understands it. */
export interface Recipient {
  readonly label: string;
  readonly value: string;
  readonly request: { readonly erpCustomerId?: string; readonly company?: string };
  /** Nobody yet: a new customer is made with the order, and perhaps finance has to agree. */
  readonly isProspect: boolean;
  readonly needsConsent: boolean;
}

/**
 * Everyone the order may be for: the account's customers in the ERP, one company and currency each; without any, a new
 * customer in one of the companies, the default one first.
 */
export function recipientsOf(account: ErpAccount | undefined): readonly Recipient[] {
  if (!account) return [];
  if (account.customers.length > 0) {
    return account.customers.map(({ id, companyName, number, name }) => ({
      label: fillLabel(labels.recipient, companyName, number, name),
      value: id,
      request: { erpCustomerId: id },
      isProspect: false,
      needsConsent: false,
    }));
  }
  const companies = [...account.companies].sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
  return companies.map(({ code, name, needsConsent }) => ({
    label: fillLabel(labels.recipientNew, name),
    value: `company ${code}`,
    request: { company: code },
    isProspect: true,
    needsConsent,
  }));
}
