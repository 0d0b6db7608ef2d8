import type { ErpCompanyReader, Row } from './erp-reader.ts';
import { ownKey, put, text, type ExpectedRecords } from './record.ts';

/** Whether a contact is one that is moved: a person with a surname at a customer who can be reached and is not blocked. */
export function isMoved(contact: Row, details: Row | undefined): boolean {
  if (contact['type'] !== 'Person' || contact['privacyBlocked'] || details === undefined) return false;
  if (details['surname'] === '' || details['customerNumber'] === '') return false;
  return ['email', 'phoneNumber', 'mobilePhoneNumber'].some((field) => contact[field] !== '');
}

/** What is needed of all customers and contacts of a company to say what a record refers to. */
export async function peopleOf(company: ErpCompanyReader) {
  const customers = new Map((await company.standard('customers')).map((row) => [String(row['id']), row]));
  const details = new Map((await company.extension('contactDetails')).map((row) => [String(row['id']), row]));
  const moved = (await company.standard('contacts')).filter((row) => isMoved(row, details.get(row['id'])));
  return { customers, details, moved };
}

/** Name of the account of a customer. */
export const accountName = (customer: Row | undefined): string | null =>
  text(customer?.['displayName'] ?? '') ?? customer?.['number'] ?? null;

/** Contacts: persons of customers, below the account of the customer. */
export async function expectContacts(company: ErpCompanyReader, into: ExpectedRecords): Promise<void> {
  const { customers, details, moved } = await peopleOf(company);
  for (const row of moved) {
    const parts = details.get(row['id']) ?? {};
    const street = [row['addressLine1'], row['addressLine2']].filter((line: string) => line !== '').join('\n');
    put(into, 'Contact', ownKey(company, 'contact', row['id']), {
      FirstName: text(`${parts['firstName']} ${parts['middleName']}`),
      LastName: text(parts['surname']),
      Title: text(row['jobTitle']),
      Email: text(row['email']),
      Phone: text(row['phoneNumber']),
      MobilePhone: text(row['mobilePhoneNumber']),
      MailingStreet: text(street),
      MailingCity: text(row['city']),
      MailingPostalCode: text(row['postalCode']),
      MailingCountry: text(row['country']),
      'Account.Name': accountName(customers.get(parts['customerId'])),
    });
  }
}
