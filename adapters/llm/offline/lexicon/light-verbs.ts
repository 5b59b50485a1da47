import { stemWord } from '../text/stem-word.ts';

/** Verbs that say no more than that two things belong together: the join says it too. */
const LIGHT_VERBS: ReadonlySet<string> = new Set(
  (
    'own belong contain include hold possess use utilize make create produce offer provide serve play perform appear participate take ' +
    'attend enroll enrol register live reside stay work come go visit speak talk write direct compose build buy purchase order pay spend sell ' +
    'receive get give send sign assign link associate involve relate correspond record list store keep happen occur locate situate base ' +
    'operate run manage supervise report lead teach study learn join participate compete win lose earn raise release publish issue hold host ' +
    'travel fly depart arrive leave land drive support help treat prescribe know consider concern cover feature exist found establish open ' +
    'start begin end finish show mention say need apply become bring call carry cause change choose collect connect consist cost cast ' +
    'consume cite collaborate author vote elect employ hire graduate transact transfer place present rent borrow lend reach ' +
    'receive rate review score see sit stand star submit supply test total trade try view watch weigh wear correspond bear die kill injure sink ' +
    'represent stock ship deliver request approve average measure obtain do be air broadcast do dedicate design develop handle inhabit populate govern ' +
    'affect generate contribute command ascend grow enter amount lie share house graduate compare return order book schedule age'
  )
    .split(/\s+/)
    .map((word) => stemWord(word)),
);

/** Whether a stem is a verb that only ties things together. */
export function isLightVerb(stem: string): boolean {
  return LIGHT_VERBS.has(stem);
}
