/** One user of the org on whose behalf the page may talk to it. */
export interface PageUser {
  /** Short name of the user switch: `rep`, `admin`. */
  readonly name: string;
  /** What the switch shows beside the name. */
  readonly role: string;
  readonly username: string;
  /** Stays in the server; the browser only ever names the user. */
  readonly accessToken: string;
}

/** What a local page needs to start. */
export interface LocalPageOptions {
  /** Port on 127.0.0.1; 0 or absent takes any free one. */
  readonly port?: number;
  readonly org: { readonly url: string; readonly users: readonly PageUser[] };
  /** Address of the ERP's clerk page; the header links to it. */
  readonly erpUrl?: string;
  /** Namespace of the package; custom names in `gql` literals and schema imports get it as prefix. */
  readonly namespace?: string;
  /** Metadata folder with lwc, flexipages, labels and static resources; `force-app/main/default` by default. */
  readonly metadataDir?: string;
  /** Further folders with FlexiPages, looked at after that one; `force-app/quotes` by default, none with `metadataDir`. */
  readonly pageDirs?: readonly string[];
  /** Receives one line for each step of the build. */
  readonly onProgress?: (line: string) => void;
}

/** A running local page. */
export interface LocalPage {
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}
