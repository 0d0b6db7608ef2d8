/** How companies, streets and places of a country are made up. No name stands for a real company or person. */
export interface Land {
  readonly country: string;
  /** Currency of the country. */
  readonly currency: string;
  readonly eu: boolean;
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly forms: readonly string[];
  readonly streets: readonly string[];
  /** `{n}` is the house number, `{s}` the street. */
  readonly street: string;
  readonly cities: readonly (readonly [city: string, postCode: string, state?: string])[];
  readonly dial: string;
}

const words = (text: string): readonly string[] => text.split(' ').map((word) => word.replaceAll('_', ' '));

export const LANDS: readonly Land[] = [
  {
    country: 'GB',
    currency: 'GBP',
    eu: false,
    first: words(
      'Blue_Harbour Oakfield Redbrick Silverdale Moorland Kingsway Thornbury Fairwater Ashcombe Highmoor Larkhill Westbrook Copperfield Greystone Willowmere Bramble_Hill Foxglove Stonebridge Marlow_Green Penrose Hazelwood Eastcliff Ravenhill Dunmore Longmead',
    ),
    second: words(
      'Interiors Stores Supplies Furnishing Trading Workspace Contract_Services Home Hotels Design Leisure Office_Centre Wholesale Garden_Centre Studios',
    ),
    forms: words('Ltd. PLC &_Sons_Ltd. LLP Group_Ltd.'),
    streets: words(
      'High_Street Mill_Lane Station_Road Quay_Street Church_Lane Victoria_Road Market_Square Orchard_Way Canal_Street Castle_Hill',
    ),
    street: '{n} {s}',
    cities: [
      ['London', 'N16 5DU'],
      ['Bristol', 'BS1 6XN'],
      ['Leeds', 'LS2 8JT'],
      ['Birmingham', 'B27 4KT'],
      ['Norwich', 'NR1 3PA'],
      ['Glasgow', 'G1 1XQ'],
      ['Cardiff', 'CF10 1EP'],
      ['Exeter', 'EX4 3SR'],
    ],
    dial: '+44',
  },
  {
    country: 'DE',
    currency: 'EUR',
    eu: true,
    first: words(
      'Lindenhof Müllerwald Schönbrunn Kastanien Hasenberg Grünstein Falkenried Königsfeld Süderhaus Brückner_&_Weiß Elbtal Nordstern Rosenthaler Bärenbach Jägerhof',
    ),
    second: words('Möbel Büroausstattung Wohnwelt Handels Objekteinrichtung Gartenbedarf Raumgestaltung Großhandel'),
    forms: words('GmbH AG KG GmbH_&_Co._KG e.K.'),
    streets: words('Hauptstraße Bahnhofstraße Lindenallee Schloßweg Am_Mühlbach Königstraße Gärtnerweg'),
    street: '{s} {n}',
    cities: [
      ['München', '80331'],
      ['Köln', '50667'],
      ['Düsseldorf', '40213'],
      ['Berlin', '10115'],
      ['Nürnberg', '90402'],
      ['Lübeck', '23552'],
      ['Würzburg', '97070'],
    ],
    dial: '+49',
  },
  {
    country: 'FR',
    currency: 'EUR',
    eu: true,
    first: words(
      "Maison_Clairière Atelier_du_Chêne Bois_d'Hérault Les_Châtaigniers L'Étoile_Bleue Grand_Hôtel_Sévigné La_Forêt Meubles_Garançière",
    ),
    second: words('Aménagement Intérieurs Décoration Distribution Mobilier'),
    forms: words('SARL SA SAS et_Fils_SARL'),
    streets: words("rue_de_la_République avenue_des_Tilleuls boulevard_Saint-Michel rue_de_l'Église place_du_Marché"),
    street: '{n}, {s}',
    cities: [
      ['Paris', '75011'],
      ['Orléans', '45000'],
      ['Besançon', '25000'],
      ['Nîmes', '30000'],
      ['Saint-Étienne', '42000'],
    ],
    dial: '+33',
  },
  {
    country: 'SE',
    currency: 'SEK',
    eu: true,
    first: words('Björkängen Östervik Granlunda Sjöstrand Norråsen Källbacken Åkerholm'),
    second: words('Kontorsmöbler Inredning Handel Trädgård Hotell'),
    forms: words('AB HB'),
    streets: words('Storgatan Skeppsbron Ångströmsvägen Björkvägen Sjögatan'),
    street: '{s} {n}',
    cities: [
      ['Göteborg', '411 03'],
      ['Malmö', '211 20'],
      ['Västerås', '722 11'],
      ['Örebro', '702 11'],
    ],
    dial: '+46',
  },
  {
    country: 'US',
    currency: 'USD',
    eu: false,
    first: words('Cedar_Ridge Lakeview Pine_Valley Prairie Riverbend Summit Golden_Mesa Harborlight'),
    second: words('Office_Supply Furnishings Hospitality Interiors Outdoor_Living'),
    forms: words('Inc. LLC Corp.'),
    streets: words('Main_Street Oak_Avenue Lakeshore_Drive Industrial_Parkway Elm_Street'),
    street: '{n} {s}',
    cities: [
      ['Portland', '97204', 'OR'],
      ['Austin', '78701', 'TX'],
      ['Madison', '53703', 'WI'],
      ['Savannah', '31401', 'GA'],
    ],
    dial: '+1',
  },
  {
    country: 'ES',
    currency: 'EUR',
    eu: true,
    first: words('El_Castaño La_Peña_Azul Muebles_Ibáñez-Luna Montaña_Clara Casa_Níspero'),
    second: words('Mobiliario Interiorismo Suministros Jardinería'),
    forms: words('S.L. S.A.'),
    streets: words('Calle_Mayor Avenida_de_España Paseo_del_Río Plaza_Peñalba'),
    street: '{s}, {n}',
    cities: [
      ['Málaga', '29005'],
      ['Logroño', '26001'],
      ['A Coruña', '15001'],
      ['Cádiz', '11001'],
    ],
    dial: '+34',
  },
  {
    country: 'PL',
    currency: 'EUR',
    eu: true,
    first: words('Dębowa_Łąka Złoty_Świerk Północna Jesionowy_Dwór Sośnica'),
    second: words('Meble Wyposażenie Hurtownia Wnętrza'),
    forms: words('Sp._z_o.o. S.A.'),
    streets: words('ul._Długa ul._Świętojańska ul._Kościelna al._Jesionowa'),
    street: '{s} {n}',
    cities: [
      ['Łódź', '90-001'],
      ['Kraków', '31-001'],
      ['Gdańsk', '80-831'],
      ['Poznań', '61-772'],
    ],
    dial: '+48',
  },
  {
    country: 'CZ',
    currency: 'EUR',
    eu: true,
    first: words('Jeřábkův_Dvůr Bílý_Javor Zelená_Lhota Třešňovka'),
    second: words('Nábytek Interiéry Velkoobchod'),
    forms: words('s.r.o. a.s.'),
    streets: words('Dlouhá_třída Nádražní Květinová'),
    street: '{s} {n}',
    cities: [
      ['Plzeň', '301 00'],
      ['Brno', '602 00'],
      ['Ústí nad Labem', '400 01'],
    ],
    dial: '+420',
  },
  {
    country: 'GR',
    currency: 'EUR',
    eu: true,
    first: words('Ελαιώνας Γαλάζια_Ακτή Πευκώνας'),
    second: words('Έπιπλα Διακόσμηση'),
    forms: words('Α.Ε. Ε.Π.Ε.'),
    streets: words('Οδός_Ερμού Λεωφόρος_Αθηνών'),
    street: '{s} {n}',
    cities: [
      ['Θεσσαλονίκη', '546 24'],
      ['Πάτρα', '262 21'],
    ],
    dial: '+30',
  },
  {
    country: 'JP',
    currency: 'JPY',
    eu: false,
    first: words('青葉 桜井 北山 みなと'),
    second: words('家具 商事 インテリア'),
    forms: words('株式会社 合同会社'),
    streets: words('中央通り 本町'),
    street: '{s} {n}',
    cities: [
      ['横浜市', '220-0012'],
      ['札幌市', '060-0001'],
      ['神戸市', '650-0001'],
    ],
    dial: '+81',
  },
];

/** Share of a company's customers in its own country; the rest is spread over the others. */
export const HOME_SHARE = 0.62;

export const SALESPEOPLE: readonly (readonly [code: string, name: string])[] = [
  ['AH', 'Arlen Hollowbrook'],
  ['BV', 'Birte Vintersol'],
  ['CM', 'Corentin Malvaux'],
  ['DS', 'Doreen Silkstone'],
  ['EK', 'Ewa Kasztanek'],
];
