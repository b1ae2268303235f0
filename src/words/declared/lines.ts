/** The lines of a digest: what it is held against, its scope, what is restated, odd about the data or not measured, and the labels of the mail's own sections. */
import type { Declared } from './arguments.ts';

export const LINES = {
  'figure.open': [],
  'figure.outsideHours': [],
  'figure.overCaps': [],
  'figure.afterWish': [],
  'campaigns.name': [],
  'campaigns.reached': [],
  'campaigns.usually': [],
  'hours.best': ['hours', 'count'],
  'subject.news': ['day', 'finding'],
  'compared.with': ['earlier', 'part', 'period', 'perDay'],
  'compared.rules': ['crossing', 'list'],
  'scope.part': ['column', 'list'],
  'scope.allowed': ['list'],
  'scope.all': [],
  'quality.line': ['what', 'count'],
  'quality.examples': ['what', 'count', 'list'],
  'quality.rules': ['list'],
  'unmeasured.line': ['what', 'reason'],
  'uploads.title': [],
  'uploads.line': ['name', 'upload', 'outcome', 'known', 'message'],
  'notMeasured.title': [],
} as const satisfies Declared;
