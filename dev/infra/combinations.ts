/** The combinations of parameters that are compiled: each way of mail, with and without sign-in, with and without a network. */

export interface Combination {
  /** Such as "smtp sign-in network". */
  readonly name: string;
  readonly mail: string;
  readonly hasSignIn: boolean;
  readonly hasNetwork: boolean;
}

const MAILS = ['none', 'smtp', 'graph'] as const;
/** Client id of the app registration, where people sign in. */
const SIGN_IN_CLIENT_ID = '11111111-1111-1111-1111-111111111111';

const PARAMETERS_OF_MAIL: Readonly<Record<(typeof MAILS)[number], Readonly<Record<string, string>>>> = {
  none: {},
  smtp: { mailFrom: 'Contoso outreach <digest@contoso.com>', mailSmtpUrl: 'smtp://user:password@mail.contoso.com:587' },
  graph: { mailFrom: 'digest@contoso.com', graphMailbox: 'digest@contoso.onmicrosoft.com' },
};

/** Every one of them. */
export const COMBINATIONS: readonly Combination[] = MAILS.flatMap((mail) =>
  [false, true].flatMap((hasSignIn) =>
    [false, true].map((hasNetwork) => ({
      name: [mail, ...(hasSignIn ? ['sign-in'] : []), ...(hasNetwork ? ['network'] : [])].join(' '),
      mail,
      hasSignIn,
      hasNetwork,
    })),
  ),
);

/** The combination as a file of parameters. @param main path of main.bicep, relative to the file */
export function bicepParameters({ mail, hasSignIn, hasNetwork }: Combination, main: string): string {
  const ofMail = MAILS.filter((one) => one === mail).map((one) => PARAMETERS_OF_MAIL[one]);
  const values = {
    environmentName: 'digest',
    location: 'westeurope',
    dataverseUrl: 'https://contoso.crm4.dynamics.com',
    reportTimeZone: 'Europe/Lisbon',
    mail,
    ...Object.assign({}, ...ofMail),
    digestTo: 'ana@contoso.com',
    signInClientId: hasSignIn ? SIGN_IN_CLIENT_ID : '',
    vnetEnabled: hasNetwork,
    zoneRedundant: hasNetwork,
    alertEmail: hasSignIn ? 'operator@contoso.com' : '',
  };
  const lines = Object.entries(values).map(([name, value]) => `param ${name} = ${typeof value === 'string' ? `'${value}'` : value}`);
  return `using '${main}'\n${lines.join('\n')}\n`;
}
