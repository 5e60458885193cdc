import { texts } from '../language.tsx'

export const heldTexts = texts({
  nl: {
    title: 'Te beoordelen',
    intro:
      'Handtekeningen die zijn bevestigd, maar waar iets vreemds aan is. Ze tellen niet mee tot jij zegt dat het mag. De ondertekenaar merkt er niets van.',
    petition: 'Petitie',
    withCount: (title: string, count: string) => `${title} (${count})`,
    noPetitions: 'Er zijn geen petities om handtekeningen van te beoordelen.',
    accept: 'Laat meetellen',
    acceptOf: (name: string) => `Laat meetellen: ${name}`,
    remove: 'Verwijder',
    removeOf: (name: string) => `Verwijder: ${name}`,
    consequences:
      'Wie je laat meetellen, telt meteen mee in de stand. Dat kun je terugdraaien door de handtekening alsnog te verwijderen. Verwijderen is voorgoed: naam en adres zijn dan weg, en de ondertekenaar kan opnieuw tekenen.',
    keys: 'Met het toetsenbord: Enter laat meetellen of verwijdert, Tab gaat naar de andere knop. Na elk oordeel sta je vanzelf bij de volgende.',
    name: 'Naam',
    place: 'Plaats',
    why: 'Waarom',
    confirmed: 'Bevestigd',
    actions: 'Oordeel',
    suspicion: {
      honeypot: 'Onzichtbaar veld ingevuld',
      velocity: 'Veel vanaf één plek',
    } as Record<string, string>,
    means: {
      honeypot:
        'Een veld dat mensen niet zien, was ingevuld. Dat doen robots, maar soms ook een wachtwoordprogramma.',
      velocity:
        'Er kwamen in korte tijd veel handtekeningen van één plek. Dat kan een robot zijn, maar ook een school of kantoor.',
    } as Record<string, string>,
    none: 'Niets te beoordelen',
    noneText: 'Bij deze petitie wacht geen enkele handtekening op een oordeel.',
    removeTitle: (name: string) => `${name} verwijderen?`,
    removeText:
      'De handtekening telt niet mee, en alles wat is ingevuld wordt gewist. Dit kan niet ongedaan worden gemaakt.',
    removeCounted: 'De handtekening telt nu mee; de stand gaat er weer een omlaag.',
    done: 'Zojuist beoordeeld',
    accepted: 'Telt mee',
    removed: 'Verwijderd',
    removeAfterAll: 'Toch verwijderen',
    gone: 'Deze handtekening wacht niet meer: iemand anders heeft haar beoordeeld, of de ondertekenaar trok haar in.',
    saidAccepted: (name: string) => `${name} telt mee.`,
    saidRemoved: (name: string) => `${name} is verwijderd.`,
  },
  en: {
    title: 'Held signatures',
    intro:
      'Signatures that were confirmed, but have something odd about them. They do not count until you say so. The signer notices nothing.',
    petition: 'Petition',
    withCount: (title, count) => `${title} (${count})`,
    noPetitions: 'There are no petitions whose signatures need a verdict.',
    accept: 'Let it count',
    acceptOf: (name) => `Let it count: ${name}`,
    remove: 'Remove',
    removeOf: (name) => `Remove: ${name}`,
    consequences:
      'Whom you let count, counts at once. You can take that back by removing the signature after all. Removing is for good: name and address are gone then, and the signer can sign anew.',
    keys: 'By keyboard: Enter lets it count or removes it, Tab goes to the other button. After each verdict you stand at the next by itself.',
    name: 'Name',
    place: 'Place',
    why: 'Why',
    confirmed: 'Confirmed',
    actions: 'Verdict',
    suspicion: {
      honeypot: 'Invisible field filled in',
      velocity: 'Many from one place',
    },
    means: {
      honeypot:
        'A field that people do not see was filled in. Robots do that, but sometimes a password program does too.',
      velocity:
        'Many signatures came from one place in a short time. That can be a robot, but a school or an office too.',
    },
    none: 'Nothing to judge',
    noneText: 'No signature of this petition waits for a verdict.',
    removeTitle: (name) => `Remove ${name}?`,
    removeText: 'The signature does not count, and all that was filled in is erased. This cannot be undone.',
    removeCounted: 'The signature counts now; the total goes down by one again.',
    done: 'Judged just now',
    accepted: 'Counts',
    removed: 'Removed',
    removeAfterAll: 'Remove after all',
    gone: 'This signature waits no more: somebody else has judged it, or the signer withdrew it.',
    saidAccepted: (name) => `${name} counts.`,
    saidRemoved: (name) => `${name} has been removed.`,
  },
})
