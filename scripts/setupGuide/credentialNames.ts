import { AutodeskPlatformServicesOAuth2Api } from '../../credentials/AutodeskPlatformServicesOAuth2Api.credentials';
import { AutodeskPlatformServicesServiceAccountApi } from '../../credentials/AutodeskPlatformServicesServiceAccountApi.credentials';
import { AutodeskPlatformServicesTwoLeggedOAuth2Api } from '../../credentials/AutodeskPlatformServicesTwoLeggedOAuth2Api.credentials';

/** What n8n calls each type of credential. */
export const credentialNames: Readonly<Record<string, string>> = Object.fromEntries(
	[
		new AutodeskPlatformServicesOAuth2Api(),
		new AutodeskPlatformServicesTwoLeggedOAuth2Api(),
		new AutodeskPlatformServicesServiceAccountApi(),
	].map(({ name, displayName }) => [name, displayName]),
);
