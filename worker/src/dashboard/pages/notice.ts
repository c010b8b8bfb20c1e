import { html, type Html } from '../html';

/** Result of the action that a page is the answer to. */
export interface Notice {
	mood: 'good' | 'warn';
	text: string;
}

export function noticeBox(notice: Notice | undefined): Html | undefined {
	return notice && html`<p class="notice ${notice.mood}" role="status">${notice.text}</p>`;
}
