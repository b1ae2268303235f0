/** What settings say about who may see what; src/settings/access.ts reads them. */
import type { ReportScope } from '../report/scope.ts';

/** Off, or App Service sign-in: only with the latter does the app believe what the platform says of who has signed in. */
export const SIGN_INS = ['off', 'app-service'] as const;
export type SignIn = (typeof SIGN_INS)[number];

/** What links in mails are: none, signed ones that open by themselves, or plain addresses that ask for sign-in. */
export const LINKS = ['off', 'signed', 'sign-in'] as const;
export type Links = (typeof LINKS)[number];

/** Who has this claim with this value may see this scope ({} = all). */
export interface ScopeRule {
  readonly claim: string;
  readonly value: string;
  /** In stored values. */
  readonly scope: ReportScope;
}

/** A secret that signs links, and the name by which a link says that it did. */
export interface LinkKey {
  readonly id: string;
  readonly secret: string;
}

/** Longest life of a link, days of 24 hours. */
export const MAX_LINK_DAYS = 366;

export interface AccessSettings {
  readonly signIn: SignIn;
  /** Which scopes a person with Reports.Read sees; without any rule all. */
  readonly scopeRules: readonly ScopeRule[];
  readonly links: Links;
  /** The first signs, all are accepted. */
  readonly linkKeys: readonly LinkKey[];
  /** How long a link opens, days of 24 hours. */
  readonly linkDays: number;
}
