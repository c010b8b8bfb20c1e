/** The template of daily reports, which every project has. */
export const DAILY_REPORT = {
	id: 'cccc0000-0000-4000-8000-000000000001',
	layoutId: 'cccc0000-0000-4000-8000-000000000010',
};
