import { toDataManagementId } from './ids';
import { isWebAddress, unwrappedLink } from './wrappedLink';

/** The IDs in a link to ACC, BIM 360 or Fusion Team, in their Data Management form. */
export interface WebLink {
	hub?: string;
	project?: string;
	folder?: string;
	file?: string;
	fileVersion?: string;
}

const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const DATA_MANAGEMENT_ID = `(?:b\\.)?${GUID}|a\\.[\\w-]+`;

const HUB = new RegExp(`(?:accounts?/|hubs/|admin/|accountId=|account_id=)(${DATA_MANAGEMENT_ID})`);
const PROJECT = new RegExp(`(?:projects/|projectId=)(${DATA_MANAGEMENT_ID})`);
const FOLDER = /urn:adsk\.[\w.-]+:(?:fs\.folder:co\.|dm\.folder:)[\w-]+/;
const FILE = /urn:adsk\.[\w.-]+:dm\.lineage:[\w-]+/;
const FILE_VERSION = /urn:adsk\.[\w.-]+:fs\.file:vf\.[\w-]+\?version=\d+/;

/**
 * Reads the IDs in a pasted browser link, e.g.
 * `https://acc.autodesk.com/docs/files/projects/<guid>?folderUrn=urn%3Aadsk.wipprod%3Afs.folder%3Aco.AAAA`.
 *
 * Links that mail filters and redirectors have wrapped are understood, see {@link unwrappedLink}.
 *
 * @returns undefined if the text is not a link
 */
export function parseWebLink(text: string): WebLink | undefined {
	const link = unwrappedLink(text);
	if (!isWebAddress(link)) return undefined;
	const hub = HUB.exec(link)?.[1];
	const project = PROJECT.exec(link)?.[1];
	return {
		hub: hub && toDataManagementId(hub),
		project: project && toDataManagementId(project),
		folder: FOLDER.exec(link)?.[0],
		file: FILE.exec(link)?.[0],
		fileVersion: FILE_VERSION.exec(link)?.[0],
	};
}

/** Mail filters that keep the address to themselves: only opening the link shows it. */
const SEALED_LINK =
	/^https:\/\/([\w-]+\.)*(mimecast\.com|mimecastprotect\.com|mimecast-offshore\.com)\//i;

/** Whether a mail filter replaced the link by one that no longer contains the address. */
export function isSealedLink(text: string): boolean {
	return SEALED_LINK.test(text.trim());
}
