/**
 * What a counsellor reads before proposing a situation: what it looks at, how to introduce it, what to observe.
 *
 * @typedef {{looks: string[], introduce: string[], observe: string[]}} Guide
 */

/** @type {Record<string, Guide>} */
export const guides = {
  prise_en_main: {
    looks: ["Rien : c’est un échauffement. Aucune réponse n’est notée."],
    introduce: [
      "« On va d’abord voir comment ça marche : écouter, appuyer, déplacer, écrire. »",
      "Restez à côté, et laissez faire : tout peut se refaire.",
    ],
    observe: [
      "Ce qui bloque : la souris, l’écran tactile, le clavier, le son ?",
      "Faut-il une souris, un casque, un texte plus grand pour la suite ?",
    ],
  },
  bienvenue: {
    looks: ["La situation de la personne et ce qu’elle dit d’elle-même. Rien n’est noté."],
    introduce: [
      "« Ces questions servent à vous connaître. Vous répondez à celles que vous voulez. »",
      "Dites qui lira les réponses : vous, et votre équipe.",
    ],
    observe: [
      "Les questions passées : elles ont le droit de l’être.",
      "L’écart entre ce que la personne dit d’elle et ce que montrent les activités : une bonne entrée pour l’entretien.",
    ],
  },
  controle: {
    looks: ["L’attention dans la durée, la vitesse et la comparaison à un modèle."],
    introduce: [
      "« Des postes de radio défilent. Vous rangez ceux qui sont comme le modèle, et ceux qui ont un défaut. »",
      "Prévenez que cela va vite, et que l’on peut demander un rythme plus lent dans « Réglages ».",
    ],
    observe: [
      "La personne compare-t-elle pièce par pièce, ou d’un coup d’œil ?",
      "Que fait-elle quand elle en laisse passer une : continuer, s’arrêter, s’agacer ?",
    ],
  },
  tri: {
    looks: ["La comparaison, le classement et la vitesse."],
    introduce: [
      "« Chaque pièce a sa boîte. Rangez-les toutes, à votre rythme. »",
      "Il n’y a pas de limite de temps : dites-le.",
    ],
    observe: [
      "Range-t-elle au fur et à mesure, ou par familles ?",
      "Après une erreur, regarde-t-elle mieux la suivante ?",
    ],
  },
  inventaire: {
    looks: ["L’organisation, la méthode et la vérification."],
    introduce: [
      "« Il faut compter tout ce qu’il y a dans la réserve. On peut vérifier autant de fois que l’on veut. »",
      "Proposez du papier, un crayon et une calculatrice.",
    ],
    observe: [
      "Prend-elle des notes ? Suit-elle un ordre ?",
      "Que fait-elle quand un total est faux : tout recompter, ou chercher où ?",
    ],
  },
  securite: {
    looks: ["L’attention à ce qui peut être dangereux autour de soi."],
    introduce: [
      "« Regardez bien ce chantier. Il y a des dangers à trouver. »",
      "Si elle ne trouve plus, rappelez que l’aide existe : s’en servir n’est pas une faute.",
    ],
    observe: [
      "Regarde-t-elle partout, ou toujours au même endroit ?",
      "Que dit-elle de ses expériences de chantier, d’usine, de cuisine ?",
    ],
  },
  prevention: {
    looks: ["La façon de juger un risque et de choisir que faire. Ce n’est pas noté."],
    introduce: ["« Pour chaque scène, vous dites si c’est grave, et ce que vous feriez. »"],
    observe: [
      "Les raisons données à voix haute : elles en disent plus que le choix.",
      "Une situation vécue au travail ? C’est le moment d’en parler.",
    ],
  },
  maintenance: {
    looks: ["La reconnaissance des mots écrits, première marche de la lecture."],
    introduce: [
      "« Un mot s’affiche. Existe-t-il en français, ou est-il inventé ? »",
      "Certains mots n’existent pas : ne pas les connaître est normal.",
    ],
    observe: [
      "Lit-elle à voix basse, lettre par lettre, ou d’un coup ?",
      "Le français est-il sa première langue ? Le résultat se lit alors autrement.",
    ],
  },
  livraison: {
    looks: ["Lire pour agir, écrire les mots courants, calculer un peu."],
    introduce: [
      "« Vous faites une tournée de livraison : des étiquettes, des messages, quelques calculs. »",
      "Papier et calculatrice sont permis.",
    ],
    observe: [
      "Relit-elle la consigne ou le document avant de répondre ?",
      "Le texte libre : lisez-le avec elle, sans le corriger.",
    ],
  },
  objets_trouves: {
    looks: ["La lecture utile, les petits calculs et la mémoire de ce que l’on a lu."],
    introduce: [
      "« Une collègue a perdu son téléphone. En le regardant, vous allez la retrouver. »",
      "Ses applications ressemblent aux vraies : on peut les ouvrir dans l’ordre que l’on veut.",
    ],
    observe: [
      "Est-elle à l’aise avec un téléphone ? Lequel a-t-elle ?",
      "Écoute-t-elle les messages, ou préfère-t-elle lire ?",
    ],
  },
  lecture: {
    looks: ["Lire, comprendre et écrire, du plus simple au plus difficile. Les questions s’adaptent aux réponses."],
    introduce: [
      "« On est au café de la place : un programme, des messages, une liste à écrire. »",
      "Les questions changent selon les réponses : en avoir moins ou plus ne veut rien dire.",
    ],
    observe: [
      "Où s’arrête l’aisance : les mots, les phrases, les textes, l’écriture ?",
      "La dictée se réécoute autant que l’on veut.",
    ],
  },
  calcul: {
    looks: ["Compter, calculer, mesurer, se repérer : les compétences du domaine 2 de CléA."],
    introduce: [
      "« On est au marché : des prix, des poids, des horaires, un plan. »",
      "Papier autorisé. Une deuxième chance est donnée quand une question ne va pas : c’est prévu.",
    ],
    observe: [
      "Calcule-t-elle de tête, sur papier, sur ses doigts ?",
      "Les erreurs : le sens de l’opération, ou le calcul lui-même ?",
    ],
  },
  numerique: {
    looks: [
      "Les gestes de base : message, dossier, formulaire, recherche, mot de passe, sécurité (domaine 3 de CléA).",
    ],
    introduce: [
      "« Vous êtes au bureau pour une journée : on vous demande de petites choses sur l’ordinateur. »",
      "Rien n’est vrai : aucune adresse, aucun mot de passe ne sort de la page.",
    ],
    observe: [
      "Cherche-t-elle par elle-même, ou attend-elle qu’on lui montre ?",
      "Sur quel appareil est-elle à l’aise : ordinateur, tablette, téléphone ?",
    ],
  },
};
