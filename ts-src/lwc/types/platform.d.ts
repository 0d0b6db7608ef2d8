/** Modules of the platform that come without types, as far as the components use them. */

/** A wire adapter as the engine drives it: `C` is what it is configured with, `V` what it emits. */
declare type PlatformAdapter<C extends Record<string, unknown>, V> = new (
  emit: (value: V) => void,
  context?: { tagName: string },
) => { update(config: C): void; connect(): void; disconnect(): void };

declare module 'lightning/graphql' {
  export interface GraphQLError {
    message: string;
    extensions?: { ErrorType?: string };
  }
  /** What the wire emits: data and errors may stand together when only a part failed. */
  export interface GraphQLResult<T = unknown> {
    data?: T;
    errors?: GraphQLError[];
    refresh?: () => Promise<unknown>;
  }
  export function gql(text: TemplateStringsArray, ...values: never[]): string;
  export const graphql: PlatformAdapter<
    { query?: string | undefined; variables?: Record<string, unknown> | undefined; operationName?: string },
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    GraphQLResult<any>
  >;
  /** Runs a mutation once; what the org refuses stands in `errors`. `variables` must hold `input`. */
  export function executeMutation<T = unknown>(mutation: {
    query: string;
    variables: { input: object; [name: string]: unknown };
    operationName?: string;
  }): Promise<{ data?: T; errors?: GraphQLError[] }>;
}

declare module 'lightning/uiRecordApi' {
  type FieldName = string | { objectApiName: string; fieldApiName: string };
  export interface UiRecord {
    id: string;
    apiName: string;
    fields: Record<string, { value: unknown; displayValue: string | null }>;
  }
  export const getRecord: PlatformAdapter<
    { recordId?: string | undefined; fields?: FieldName[]; optionalFields?: FieldName[] },
    { data?: UiRecord; error?: unknown }
  >;
  export function createRecord(input: { apiName: string; fields: Record<string, unknown> }): Promise<UiRecord>;
  export function updateRecord(input: { fields: { Id: string; [name: string]: unknown } }): Promise<UiRecord>;
  export function deleteRecord(recordId: string): Promise<void>;
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
  export function getFieldValue(record: UiRecord | undefined, field: FieldName): unknown;
  export function getFieldDisplayValue(record: UiRecord | undefined, field: FieldName): string | null | undefined;
}

declare module 'lightning/uiObjectInfoApi' {
  export interface ObjectInfo {
    apiName: string;
    label: string;
    labelPlural: string;
    keyPrefix: string;
    createable: boolean;
    updateable: boolean;
    deletable: boolean;
    fields: Record<
      string,
      { apiName: string; label: string; dataType: string; createable: boolean; updateable: boolean }
    >;
  }
  export const getObjectInfo: PlatformAdapter<
    { objectApiName?: string | { objectApiName: string } | undefined },
    { data?: ObjectInfo; error?: unknown }
  >;
}

declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';

  /** A component over the page; `open` resolves with what it is closed with, or undefined. */
  export default class LightningModal extends LightningElement {
    static open<T = unknown>(options: {
      label: string;
      size?: 'small' | 'medium' | 'large' | 'full';
      [property: string]: unknown;
    }): Promise<T | undefined>;
    close(result?: unknown): void;
  }
}

declare module 'lightning/confirm' {
  /** Asks a question over the page; resolves with the answer. */
  const LightningConfirm: {
    open(question: {
      message: string;
      label: string;
      theme?: string;
      variant?: 'header' | 'headerless';
    }): Promise<boolean>;
  };
  export default LightningConfirm;
}

declare module 'lightning/messageService' {
  export interface MessageContextHandle {
    readonly messageContext?: never;
  }
  export interface Subscription {
    readonly subscription?: never;
  }
  export const APPLICATION_SCOPE: symbol;
  export function createMessageContext(): MessageContextHandle;
  export function releaseMessageContext(context: MessageContextHandle): void;
  export function publish(context: MessageContextHandle, channel: string, message: object): void;
  export function subscribe<M>(
    context: MessageContextHandle,
    channel: string,
    listener: (message: M) => void,
    options?: { scope?: symbol },
  ): Subscription;
  export function unsubscribe(subscription: Subscription): void;
}

declare module 'lightning/platformResourceLoader' {
  export function loadScript(component: object, url: string): Promise<void>;
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      title?: string;
      message: string;
      variant?: 'info' | 'success' | 'warning' | 'error';
      mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}

declare module 'lightning/navigation' {
  type Constructor<T> = new (...args: never[]) => T;
  /** Where the user is; `state` holds the keys of the address. */
  export interface PageReference {
    readonly type: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly state?: Readonly<Record<string, string | undefined>>;
  }
  export const CurrentPageReference: PlatformAdapter<Record<string, never>, PageReference | null>;
  interface Navigator {
    [NavigationMixin.Navigate](page: object, replace?: boolean): void;
    [NavigationMixin.GenerateUrl](page: object): Promise<string>;
  }
  export const NavigationMixin: {
    <T extends Constructor<object>>(base: T): Constructor<InstanceType<T> & Navigator>;
    readonly Navigate: unique symbol;
    readonly GenerateUrl: unique symbol;
  };
}

declare module 'lightning/refresh' {
  /** What a component dispatches after it changed data that others on the page show. */
  export class RefreshEvent extends CustomEvent<unknown> {
    constructor();
  }
  export function registerRefreshHandler(component: object, handler: () => Promise<unknown>): number;
  export function unregisterRefreshHandler(id: number): void;
}

declare module '@salesforce/user/Id' {
  const userId: string;
  export default userId;
}
declare module '@salesforce/customPermission/*' {
  /** True, or undefined when the user does not have it. */
  const granted: true | undefined;
  export default granted;
}
declare module '@salesforce/schema/*' {
  const name: { objectApiName: string; fieldApiName: string };
  export default name;
}
declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}
declare module '@salesforce/messageChannel/*' {
  const channel: string;
  export default channel;
}
declare module '@salesforce/resourceUrl/*' {
  const url: string;
  export default url;
}
declare module '@salesforce/i18n/locale' {
  const locale: string;
  export default locale;
}
declare module '@salesforce/client/formFactor' {
  const formFactor: 'Large' | 'Medium' | 'Small';
  export default formFactor;
}
