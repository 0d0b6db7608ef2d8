import { addCompanyContact, blankPerson, type CompanyContact } from '../books/contacts.ts';
import { nextNumber } from '../books/company.ts';
import type { Company } from '../books/model.ts';
import { createRandom, type Random } from '../books/random.ts';

const FIRST =
  'Ada Bela Carla Dario Elif Farid Greta Hanno Ines Jonas Kaja Liam Mira Nils Oda Pavel Quirin Rosa Sven Tilda Uwe Vera Wim Yara Zoe'.split(
    ' ',
  );
const LAST =
  'Abbott Berger Carver Dahl Eklund Fontaine Gruber Hollis Iversen Jansen Keller Lindt Moreau Norling Okafor Peeters Quist Rossi Sandoval Thorne Unger Vance Weller Ystad Zimmer'.split(
    ' ',
  );
const JOBS = ['Accounts payable', 'Purchasing', 'Managing director', 'Facility manager', 'Office manager', 'Workshop'];

function addPerson(company: Company, of: CompanyContact, random: Random, index: number): void {
  const person = blankPerson(company, of, nextNumber(company, 'contact'));
  const { customer } = of;
  person.firstName = random.pick(FIRST);
  if (random.chance(0.12)) person.middleName = random.pick(FIRST);
  person.surname = random.pick(LAST);
  person.jobTitle = JOBS[index % JOBS.length] ?? '';
  // Some cards hold no more than a name.
  if (random.chance(0.85)) {
    person.email = `${person.firstName}.${person.surname}@c${customer.number}.example`.toLowerCase();
  }
  if (random.chance(0.7)) person.phone = customer.phone.replace(/\d{2}$/, String(random.int(10, 99)));
  if (random.chance(0.3)) person.mobile = customer.phone.replace(/\d{3}$/, String(random.int(100, 999)));
  person.privacyBlocked = random.chance(0.03);
  company.contacts.insert(person);
}

/** A company contact for every customer, and one to three persons below it. */
export function addContacts(company: Company, seed: string): void {
  const random = createRandom(`${seed}/contacts/${company.code}`);
  for (const customer of company.customers.rows()) {
    const of = addCompanyContact(company, customer);
    const persons = random.int(1, 3);
    for (let index = 0; index < persons; index += 1) addPerson(company, of, random, index);
  }
}
