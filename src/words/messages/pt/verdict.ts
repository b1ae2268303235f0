/** The verdict, the sentence under it, and the subject, in Portuguese. */
import type { Texts } from '../../declared/arguments.ts';
import type { VERDICT } from '../../declared/verdict.ts';

export const verdict: Texts<typeof VERDICT> = {
  'verdict.calm': 'Nada requer atenção.',
  'verdict.attention':
    '{count, plural, =1 {Um ponto requer atenção.} =2 {Dois pontos requerem atenção.} =3 {Três pontos requerem atenção.} =4 {Quatro pontos requerem atenção.} =5 {Cinco pontos requerem atenção.} =6 {Seis pontos requerem atenção.} =7 {Sete pontos requerem atenção.} =8 {Oito pontos requerem atenção.} =9 {Nove pontos requerem atenção.} other {# pontos requerem atenção.}}',
  'verdict.look':
    '{known, select, yes {{count, plural, =1 {Tudo em ordem; um ponto merece uma olhada.} =2 {Tudo em ordem; dois pontos merecem uma olhada.} =3 {Tudo em ordem; três pontos merecem uma olhada.} =4 {Tudo em ordem; quatro pontos merecem uma olhada.} =5 {Tudo em ordem; cinco pontos merecem uma olhada.} other {Tudo em ordem; # pontos merecem uma olhada.}}} other {{count, plural, =1 {Um ponto merece uma olhada.} =2 {Dois pontos merecem uma olhada.} =3 {Três pontos merecem uma olhada.} =4 {Quatro pontos merecem uma olhada.} =5 {Cinco pontos merecem uma olhada.} other {# pontos merecem uma olhada.}}}}',
  'verdict.unread': '{period}: ainda não lido.',
  'verdict.provisional': 'Cedo para dizer: os números ainda podem mudar.',
  'verdict.empty': 'Nenhum acionamento foi concluído.',
  'verdict.unwatched': 'Sem comparação com dias habituais: {reason}.',
  'sentence.day':
    '{calls, select, voice {{known, select, yes {{deliveries, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}}; ao menos {reached} das ligações encontraram uma pessoa (habitual: {usual}).} other {{deliveries, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}}; ao menos {reached} das ligações encontraram uma pessoa.}}} few {{deliveries, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}}; ao menos {live, number} de {called, plural, one {# ligação} many {# de ligações} other {# ligações}} {live, plural, one {encontrou} other {encontraram}} uma pessoa.} messages {{deliveries, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}}, nenhum por ligação.} other {{deliveries, plural, one {# acionamento, sem tentativa.} many {# de acionamentos, nenhum com tentativa.} other {# acionamentos, nenhum com tentativa.}}}}',
  'subject.test': 'Teste: {what}',
  'subject.finding': '{day}: {finding} · {number}',
  'subject.news': '{day}: {finding}',
  'subject.normal':
    '{calls, select, voice {{day}: normal · {deliveries, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}}, {reached} com contato} other {{day}: tudo normal · {deliveries, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}}}}',
  'subject.unwatched':
    '{calls, select, voice {{day}: sem alertas · {deliveries, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}}, {reached} com contato} other {{day}: sem alertas · {deliveries, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}}}}',
  'subject.unread': '{day}: ainda não lido',
  'subject.provisional':
    '{day}: provisório · {deliveries, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}} até agora',
  'subject.empty': '{day}: sem acionamentos',
  'number.reached': '{reached} com contato',
  'number.deliveries': '{deliveries, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}}',
};
