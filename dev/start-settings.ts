/** The settings that `npm start` fills in where the environment has none. */

type Environment = Readonly<Record<string, string | undefined>>;

const SENDER = { MAIL_FROM: 'digest@proactive-digest.example', DIGEST_TO: 'you@proactive-digest.example' };

/** The environment with mail settings for one machine, unless it sets a transport of its own. */
export function withDefaults(env: Environment, mail: Environment): Environment {
  return env.MAIL_TRANSPORT ? env : { ...env, ...mail, ...SENDER };
}
