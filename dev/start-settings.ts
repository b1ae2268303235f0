/** The settings that `npm start` fills in where the environment has none, and those that it does not use. */

type Environment = Readonly<Record<string, string | undefined>>;

const SENDER = { MAIL_FROM: 'digest@proactive-digest.example', DIGEST_TO: 'you@proactive-digest.example' };

/** The environment with mail settings for one machine, unless it sets a transport of its own; what is given stays. */
export function withDefaults(env: Environment, mail: Environment): Environment {
  return env.MAIL_TRANSPORT ? env : { ...env, ...orGiven(mail, env), ...senderOf(env) };
}

/** Sender and recipients: the given ones, else invented ones. */
export function senderOf(env: Environment): Readonly<Record<keyof typeof SENDER, string>> {
  return { MAIL_FROM: env.MAIL_FROM || SENDER.MAIL_FROM, DIGEST_TO: env.DIGEST_TO || SENDER.DIGEST_TO };
}

/** The names of settings that were given and have another value in what is used, or none that counts; never a value, which may be a secret. */
export function unusedSettings(given: Environment, used: Environment): string[] {
  const isReplaced = (name: string) => Boolean(given[name]) && given[name] !== used[name];
  const replaced = Object.keys(used).filter(isReplaced);
  // An address of a mail server says nothing to a transport that is none.
  return given.MAIL_SMTP_URL && used.MAIL_TRANSPORT !== 'smtp' ? [...replaced, 'MAIL_SMTP_URL'] : replaced;
}

function orGiven(defaults: Environment, given: Environment): Environment {
  return Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, given[name] || value]));
}
