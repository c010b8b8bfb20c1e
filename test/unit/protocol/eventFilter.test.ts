import { describe, expect, it } from 'vitest';
import { passesFilter } from '../../../protocol/events/eventFilter';

const upload = {
	fileName: 'A-101 Grundriß.pdf',
	fileType: 'pdf',
	folderPath: 'Project Files/Drawings/Floor 1',
	hidden: false,
	user: 'KIM1',
	userName: 'Kim Doe',
};
const hook = { createdBy: 'ROBOT1' };

describe('event filter', () => {
	it('passes everything if it has no conditions', () => {
		expect(passesFilter({}, upload, hook)).toBe(true);
		expect(passesFilter({ fileExtensions: [], fileName: '', users: [] }, upload, hook)).toBe(true);
	});

	it.each([
		['its extension', { fileExtensions: ['rvt', 'PDF'] }, { fileExtensions: ['rvt'] }],
		['its name', { fileName: 'a-???*.PDF' }, { fileName: 'A-1.pdf' }],
		['its folder', { folderPath: 'project files/drawings' }, { folderPath: 'Project Files/Draw' }],
		[
			'a folder with wildcards',
			{ folderPath: '/Project Files/*/Floor ?/' },
			{ folderPath: '*/Floor 2' },
		],
		['the user’s ID', { users: ['kim1'] }, { users: ['lee2'] }],
		['the user’s name', { users: ['Kim Doe'] }, { users: ['Kim'] }],
	])('selects events by %s', (_what, passing, dropping) => {
		expect(passesFilter(passing, upload, hook)).toBe(true);
		expect(passesFilter(dropping, upload, hook)).toBe(false);
	});

	it('treats special characters in patterns literally', () => {
		expect(passesFilter({ fileName: 'a(1)+[x].rvt' }, { fileName: 'A(1)+[x].rvt' }, hook)).toBe(
			true,
		);
		expect(passesFilter({ fileName: 'A.101' }, { fileName: 'A-101' }, hook)).toBe(false);
	});

	it('matches umlauts in any Unicode form', () => {
		const decomposed = 'Übersicht.dwg'.normalize('NFD');
		expect(passesFilter({ fileName: 'über*' }, { fileName: decomposed }, hook)).toBe(true);
	});

	it('drops hidden items only if asked to', () => {
		const hidden = { ...upload, hidden: true };
		expect(passesFilter({}, hidden, hook)).toBe(true);
		expect(passesFilter({ ignoreHidden: true }, hidden, hook)).toBe(false);
		expect(passesFilter({ ignoreHidden: true }, upload, hook)).toBe(true);
	});

	it('drops changes made by the owner of the webhook', () => {
		const own = { ...upload, user: 'ROBOT1' };
		expect(passesFilter({ ignoreOwnChanges: true }, own, hook)).toBe(false);
		expect(passesFilter({ ignoreOwnChanges: true }, upload, hook)).toBe(true);
		expect(passesFilter({ ignoreOwnChanges: true }, {}, {})).toBe(true);
	});

	it('compares the status of translations, issues, reviews and opportunities', () => {
		expect(passesFilter({ statuses: ['failed', 'timeout'] }, { status: 'FAILED' }, hook)).toBe(
			true,
		);
		expect(passesFilter({ statuses: ['failed'] }, { status: 'success' }, hook)).toBe(false);
		expect(passesFilter({ statuses: ['accepted'] }, { newState: 'LOST' }, hook)).toBe(false);
	});

	it('compares the state of processing a file, which other statuses do not concern', () => {
		const file = { processState: 'NEEDS_PROCESSING' };
		expect(passesFilter({ statuses: ['processing_complete'] }, file, hook)).toBe(false);
		expect(passesFilter({ statuses: ['needs_processing', 'open'] }, file, hook)).toBe(true);
		expect(passesFilter({ statuses: ['open'] }, file, hook)).toBe(true);
		expect(passesFilter({ statuses: ['needs_processing'] }, { status: 'open' }, hook)).toBe(true);
	});

	it('requires all conditions at once', () => {
		const filter = { fileExtensions: ['pdf'], users: ['LEE2'] };
		expect(passesFilter(filter, upload, hook)).toBe(false);
	});

	it('passes events that lack the fields it compares', () => {
		const folderAdded = { folderPath: 'Project Files/Drawings', user: 'KIM1' };
		const filter = { fileExtensions: ['pdf'], fileName: 'A-*', statuses: ['open'] };
		expect(passesFilter(filter, folderAdded, hook)).toBe(true);
	});
});
