/** The filter of the open table, where `/` brings the keyboard. */
export const FILTER_ID = 'table-filter';
