/** Holds a schema against the type that it describes: a field that only one of them has, or another kind of value, does not compile. */
import type { z } from 'zod';

/** A type as what it holds: whether a field can be written does not matter, whether it may be absent does. */
type Content<Type> = Type extends readonly unknown[]
  ? { readonly [Index in keyof Type]: Content<Type[Index]> }
  : Type extends object
    ? {
        readonly [Key in keyof Type]-?: IsOptional<Type, Key> extends true
          ? readonly ['may be absent', Content<Type[Key]>]
          : Content<Type[Key]>;
      }
    : Type;
type IsOptional<Type, Key extends keyof Type> = object extends Pick<Type, Key> ? true : false;

/** Whether two types hold the same, each way. */
export type Same<A, B> = [Content<A>] extends [Content<B>] ? ([Content<B>] extends [Content<A>] ? true : false) : false;

/** What the compiler shows where they do not. */
interface Differs<Described, Type> {
  readonly 'the schema gives': Described;
  readonly 'the type says': Type;
}

/** The schema itself, whose values are those of `Type`: no more and no less. */
export function describing<Type>() {
  return <Schema extends z.ZodType>(
    schema: Schema & (Same<z.output<Schema>, Type> extends true ? unknown : Differs<z.output<Schema>, Type>),
  ): Schema => schema;
}
