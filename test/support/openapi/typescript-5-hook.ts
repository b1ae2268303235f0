/** To be imported before a program that needs TypeScript's API in JavaScript: "typescript" is the package typescript-5 there, for the project's own compiler has no such API. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'typescript' ? 'typescript-5' : specifier, context),
});
