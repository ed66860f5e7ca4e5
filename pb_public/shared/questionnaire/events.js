/** What every questionnaire may record. @type {Record<string, string[]>} */
export const questionnaireEvents = {
  item_shown: ["item"],
  item_answered: ["item", "answer", "rt", "modality"],
  item_skipped: ["item", "rt", "modality"],
  item_heard: ["item"],
};
