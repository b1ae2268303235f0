/** A reason as something that could not be measured carries it. */
import type { NotMeasured } from '../../metrics/kpis/not-measured.ts';
import type { AllReasons, Reason, UnmeasuredReasons } from './reason.ts';

/** Without values where the id tells all. */
export function because<Id extends keyof UnmeasuredReasons>(
  reasonId: Id,
  values: AllReasons[Id],
): Pick<NotMeasured, 'reasonId' | 'values'> {
  return becauseOf({ id: reasonId, values: { ...values } });
}

/** The same of a reason; nothing where there is none. */
export function becauseOf(reason: Reason | null): Pick<NotMeasured, 'reasonId' | 'values'> {
  if (reason === null) return {};
  return Object.keys(reason.values).length === 0 ? { reasonId: reason.id } : { reasonId: reason.id, values: reason.values };
}
