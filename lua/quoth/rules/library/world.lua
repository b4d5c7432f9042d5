-- Who is spoken about: countries, organisations and armed movements, and the tags about.* that name them.
--
-- Keys of countries are ISO 3166-1 alpha-3 (XKX for Kosovo as the EU writes it; territories under their own codes);
-- keys
-- of the others are their usual letters. `wd` is the item in Wikidata, given only where it is certain.
-- Names of people are left out on purpose: offices change hands, rules stay.
--
-- What is an alias and what a metonym:
--   a name, an adjective, a people, a seat of government ("Kremlin") always means the state;
--   a capital means the government or the town, and `acts` below tells which by the words around it. Capitals that are
--   first names or towns elsewhere just as often (Sofia, Victoria, Santiago, Georgetown, Kingston) are left out, and
--   Jerusalem, which is itself what statements are about.
-- Words with a capital match only as written, so "Turkey" is no turkey, "China" no china and "US" not us.

local country = entities { type = "country",
  -- Europe
  ALB = { "Albania", adj = { "Albanian", "Albanians" }, metonym = { "Tirana" }, wd = "Q222" },
  AND = { "Andorra", adj = { "Andorran", "Andorrans" }, wd = "Q228" },
  AUT = { "Austria", adj = { "Austrian", "Austrians" }, metonym = { "Vienna" }, wd = "Q40" },
  BEL = { "Belgium", adj = { "Belgian", "Belgians" }, wd = "Q31" },
  BGR = { "Bulgaria", adj = { "Bulgarian", "Bulgarians" }, wd = "Q219" },
  BIH = { "Bosnia and Herzegovina", "Bosnia-Herzegovina", "Bosnia", adj = { "Bosnian", "Bosnians" },
    metonym = { "Sarajevo" }, wd = "Q225" },
  BLR = { "Belarus", "Byelorussia", adj = { "Belarusian", "Belarusians", "Belarussian", "Belarussians" },
    metonym = { "Minsk" }, wd = "Q184" },
  CHE = { "Switzerland", "Swiss Confederation", adj = { "Swiss" }, metonym = { "Bern", "Berne" }, wd = "Q39" },
  CYP = { "Cyprus", adj = { "Cypriot", "Cypriots" }, metonym = { "Nicosia" }, wd = "Q229" },
  CZE = { "Czech Republic", "Czechia", adj = { "Czech", "Czechs" }, metonym = { "Prague" }, wd = "Q213" },
  DEU = { "Germany", "Federal Republic of Germany", "Bundestag", "Bundesrat", "German Chancellery",
    adj = { "German", "Germans" }, metonym = { "Berlin" }, wd = "Q183" },
  DNK = { "Denmark", adj = { "Danish", "Danes" }, metonym = { "Copenhagen" }, wd = "Q35" },
  ESP = { "Spain", "Moncloa", adj = { "Spanish", "Spaniard", "Spaniards" }, metonym = { "Madrid" }, wd = "Q29" },
  EST = { "Estonia", adj = { "Estonian", "Estonians" }, metonym = { "Tallinn" }, wd = "Q191" },
  FIN = { "Finland", adj = { "Finnish", "Finn", "Finns" }, metonym = { "Helsinki" }, wd = "Q33" },
  FRA = { "France", "French Republic", "Elysee", "Élysée", "Quai d'Orsay", "Matignon",
    adj = { "French", "Frenchman", "Frenchmen" }, metonym = { "Paris" }, wd = "Q142" },
  GBR = { "United Kingdom", "UK", "U.K.", "Britain", "Great Britain", "England", "Scotland", "Wales",
    "Northern Ireland", "Downing Street", "No 10", "No. 10", "Number 10", "Number Ten", "Whitehall",
    "Buckingham Palace", adj = { "British", "Briton", "Britons", "Scottish", "Scots", "Welsh" },
    metonym = { "London" }, wd = "Q145" },
  GRC = { "Greece", adj = { "Greek", "Greeks" }, metonym = { "Athens" }, wd = "Q41" },
  HRV = { "Croatia", adj = { "Croatian", "Croatians", "Croat", "Croats" }, metonym = { "Zagreb" }, wd = "Q224" },
  HUN = { "Hungary", adj = { "Hungarian", "Hungarians" }, metonym = { "Budapest" }, wd = "Q28" },
  IRL = { "Ireland", "Republic of Ireland", adj = { "Irish" }, metonym = { "Dublin" }, wd = "Q27" },
  ISL = { "Iceland", adj = { "Icelandic", "Icelander", "Icelanders" }, metonym = { "Reykjavik" }, wd = "Q189" },
  ITA = { "Italy", "Palazzo Chigi", "Quirinale", adj = { "Italian", "Italians" }, metonym = { "Rome" }, wd = "Q38" },
  LIE = { "Liechtenstein", wd = "Q347" },
  LTU = { "Lithuania", adj = { "Lithuanian", "Lithuanians" }, metonym = { "Vilnius" }, wd = "Q37" },
  LUX = { "Luxembourg", adj = { "Luxembourger", "Luxembourgers" }, wd = "Q32" },
  LVA = { "Latvia", adj = { "Latvian", "Latvians" }, metonym = { "Riga" }, wd = "Q211" },
  MCO = { "Monaco", adj = { "Monegasque" }, wd = "Q235" },
  MDA = { "Moldova", adj = { "Moldovan", "Moldovans" }, metonym = { "Chisinau", "Chișinău" }, wd = "Q217" },
  MKD = { "North Macedonia", "Macedonia", adj = { "Macedonian", "Macedonians", "North Macedonian" },
    metonym = { "Skopje" }, wd = "Q221" },
  MLT = { "Malta", adj = { "Maltese" }, metonym = { "Valletta" }, wd = "Q233" },
  MNE = { "Montenegro", adj = { "Montenegrin", "Montenegrins" }, metonym = { "Podgorica" }, wd = "Q236" },
  NLD = { "Netherlands", adj = { "Dutch", "Dutchman", "Dutchmen" }, metonym = { "Amsterdam" }, wd = "Q55" },
  NOR = { "Norway", adj = { "Norwegian", "Norwegians" }, metonym = { "Oslo" }, wd = "Q20" },
  POL = { "Poland", "Sejm", adj = { "Polish", "Pole", "Poles" }, metonym = { "Warsaw" }, wd = "Q36" },
  PRT = { "Portugal", adj = { "Portuguese" }, metonym = { "Lisbon" }, wd = "Q45" },
  ROU = { "Romania", adj = { "Romanian", "Romanians" }, metonym = { "Bucharest" }, wd = "Q218" },
  RUS = { "Russia", "Russian Federation", "Kremlin", "State Duma", "Duma", adj = { "Russian", "Russians" },
    metonym = { "Moscow" }, wd = "Q159" },
  SMR = { "San Marino", wd = "Q238" },
  SRB = { "Serbia", adj = { "Serbian", "Serbians", "Serb", "Serbs" }, metonym = { "Belgrade" }, wd = "Q403" },
  SVK = { "Slovakia", adj = { "Slovak", "Slovaks", "Slovakian" }, metonym = { "Bratislava" }, wd = "Q214" },
  SVN = { "Slovenia", adj = { "Slovenian", "Slovenians", "Slovene", "Slovenes" }, metonym = { "Ljubljana" },
    wd = "Q215" },
  SWE = { "Sweden", "Riksdag", adj = { "Swedish", "Swede", "Swedes" }, metonym = { "Stockholm" }, wd = "Q34" },
  UKR = { "Ukraine", "Verkhovna Rada", "Bankova", adj = { "Ukrainian", "Ukrainians" }, metonym = { "Kiev", "Kyiv" },
    wd = "Q212" },
  VAT = { "Holy See", "Vatican", wd = "Q237" },
  XKX = { "Kosovo", adj = { "Kosovar", "Kosovars", "Kosovan" }, metonym = { "Pristina", "Prishtina" }, wd = "Q1246" },
  FRO = { "Faroe Islands", "Faroes", adj = { "Faroese" }, wd = "Q4628" },
  GIB = { "Gibraltar", adj = { "Gibraltarian", "Gibraltarians" }, wd = "Q1410" },
  GRL = { "Greenland", adj = { "Greenlandic", "Greenlander", "Greenlanders" }, metonym = { "Nuuk" }, wd = "Q223" },
  GGY = { "Guernsey" }, JEY = { "Jersey's government" }, IMN = { "Isle of Man" },
  -- Caucasus and Central Asia; Georgia is below, with the names that are others' as well
  ARM = { "Armenia", adj = { "Armenian", "Armenians" }, metonym = { "Yerevan" }, wd = "Q399" },
  AZE = { "Azerbaijan", adj = { "Azerbaijani", "Azerbaijanis", "Azeri", "Azeris" }, metonym = { "Baku" }, wd = "Q227" },
  GEO = { "Republic of Georgia", "Georgian Dream", adj = { "Georgian", "Georgians" }, metonym = { "Tbilisi" },
    wd = "Q230" },
  KAZ = { "Kazakhstan", adj = { "Kazakh", "Kazakhs", "Kazakhstani" }, metonym = { "Astana" }, wd = "Q232" },
  KGZ = { "Kyrgyzstan", "Kyrgyz Republic", adj = { "Kyrgyz", "Kyrgyzstani" }, metonym = { "Bishkek" }, wd = "Q813" },
  TJK = { "Tajikistan", adj = { "Tajik", "Tajiks" }, metonym = { "Dushanbe" }, wd = "Q863" },
  TKM = { "Turkmenistan", adj = { "Turkmen" }, metonym = { "Ashgabat" }, wd = "Q874" },
  UZB = { "Uzbekistan", adj = { "Uzbek", "Uzbeks" }, metonym = { "Tashkent" }, wd = "Q265" },
  -- Middle East and North Africa
  ARE = { "United Arab Emirates", "UAE", "U.A.E.", "Emirates", adj = { "Emirati", "Emiratis" },
    metonym = { "Abu Dhabi" }, wd = "Q878" },
  BHR = { "Bahrain", adj = { "Bahraini", "Bahrainis" }, metonym = { "Manama" }, wd = "Q398" },
  DZA = { "Algeria", adj = { "Algerian", "Algerians" }, metonym = { "Algiers" }, wd = "Q262" },
  EGY = { "Egypt", adj = { "Egyptian", "Egyptians" }, metonym = { "Cairo" }, wd = "Q79" },
  ESH = { "Western Sahara", adj = { "Sahrawi", "Sahrawis" }, wd = "Q6250" },
  IRN = { "Iran", "Islamic Republic of Iran", adj = { "Iranian", "Iranians" }, metonym = { "Tehran", "Teheran" },
    wd = "Q794" },
  IRQ = { "Iraq", adj = { "Iraqi", "Iraqis" }, metonym = { "Baghdad" }, wd = "Q796" },
  ISR = { "Israel", "Knesset", adj = { "Israeli", "Israelis" }, metonym = { "Tel Aviv" }, wd = "Q801" },
  JOR = { "Hashemite Kingdom", adj = { "Jordanian", "Jordanians" }, metonym = { "Amman" }, wd = "Q810" },
  KWT = { "Kuwait", adj = { "Kuwaiti", "Kuwaitis" }, wd = "Q817" },
  LBN = { "Lebanon", adj = { "Lebanese" }, metonym = { "Beirut" }, wd = "Q822" },
  LBY = { "Libya", adj = { "Libyan", "Libyans" }, metonym = { "Tripoli" }, wd = "Q1016" },
  MAR = { "Morocco", adj = { "Moroccan", "Moroccans" }, metonym = { "Rabat" }, wd = "Q1028" },
  OMN = { "Oman", adj = { "Omani", "Omanis" }, metonym = { "Muscat" }, wd = "Q842" },
  PSE = { "Palestine", "State of Palestine", "Palestinian Authority", adj = { "Palestinian", "Palestinians" },
    metonym = { "Ramallah" }, wd = "Q219060" },
  QAT = { "Qatar", adj = { "Qatari", "Qataris" }, metonym = { "Doha" }, wd = "Q846" },
  SAU = { "Saudi Arabia", "KSA", adj = { "Saudi", "Saudis", "Saudi Arabian" }, metonym = { "Riyadh" }, wd = "Q851" },
  SYR = { "Syria", adj = { "Syrian", "Syrians" }, metonym = { "Damascus" }, wd = "Q858" },
  TUN = { "Tunisia", adj = { "Tunisian", "Tunisians" }, metonym = { "Tunis" }, wd = "Q948" },
  TUR = { "Turkey", "Turkiye", "Türkiye", adj = { "Turkish", "Turk", "Turks" }, metonym = { "Ankara" }, wd = "Q43" },
  YEM = { "Yemen", adj = { "Yemeni", "Yemenis" }, metonym = { "Sanaa", "Sana'a" }, wd = "Q805" },
  -- Africa south of the Sahara
  AGO = { "Angola", adj = { "Angolan", "Angolans" }, metonym = { "Luanda" }, wd = "Q916" },
  BDI = { "Burundi", adj = { "Burundian", "Burundians" }, metonym = { "Bujumbura" }, wd = "Q967" },
  BEN = { "Benin", adj = { "Beninese" }, wd = "Q962" },
  BFA = { "Burkina Faso", adj = { "Burkinabe" }, metonym = { "Ouagadougou" }, wd = "Q965" },
  BWA = { "Botswana", adj = { "Botswanan", "Motswana", "Batswana" }, metonym = { "Gaborone" }, wd = "Q963" },
  CAF = { "Central African Republic", adj = { "Central African" }, metonym = { "Bangui" }, wd = "Q929" },
  CIV = { "Ivory Coast", "Côte d'Ivoire", "Cote d'Ivoire", adj = { "Ivorian", "Ivorians" }, metonym = { "Abidjan" },
    wd = "Q1008" },
  CMR = { "Cameroon", adj = { "Cameroonian", "Cameroonians" }, metonym = { "Yaounde" }, wd = "Q1009" },
  COD = { "Democratic Republic of the Congo", "Democratic Republic of Congo", "DR Congo", "DRC", "Congo",
    adj = { "Congolese" }, metonym = { "Kinshasa" }, wd = "Q974" },
  COG = { "Republic of the Congo", "Congo-Brazzaville", metonym = { "Brazzaville" }, wd = "Q971" },
  COM = { "Comoros", adj = { "Comorian", "Comorians" }, wd = "Q970" },
  CPV = { "Cape Verde", "Cabo Verde", adj = { "Cape Verdean", "Cape Verdeans" }, wd = "Q1011" },
  DJI = { "Djibouti", adj = { "Djiboutian" }, wd = "Q977" },
  ERI = { "Eritrea", adj = { "Eritrean", "Eritreans" }, metonym = { "Asmara" }, wd = "Q986" },
  ETH = { "Ethiopia", adj = { "Ethiopian", "Ethiopians" }, metonym = { "Addis Ababa" }, wd = "Q115" },
  GAB = { "Gabon", adj = { "Gabonese" }, metonym = { "Libreville" }, wd = "Q1000" },
  GHA = { "Ghana", adj = { "Ghanaian", "Ghanaians" }, metonym = { "Accra" }, wd = "Q117" },
  GIN = { "Guinea", adj = { "Guinean", "Guineans" }, metonym = { "Conakry" }, wd = "Q1006" },
  GMB = { "Gambia", adj = { "Gambian", "Gambians" }, metonym = { "Banjul" }, wd = "Q1005" },
  GNB = { "Guinea-Bissau", "Guinea Bissau", wd = "Q1007" },
  GNQ = { "Equatorial Guinea", adj = { "Equatorial Guinean" }, metonym = { "Malabo" }, wd = "Q983" },
  KEN = { "Kenya", adj = { "Kenyan", "Kenyans" }, metonym = { "Nairobi" }, wd = "Q114" },
  LBR = { "Liberia", adj = { "Liberian", "Liberians" }, metonym = { "Monrovia" }, wd = "Q1014" },
  LSO = { "Lesotho", adj = { "Basotho" }, wd = "Q1013" },
  MDG = { "Madagascar", adj = { "Malagasy" }, metonym = { "Antananarivo" }, wd = "Q1019" },
  MLI = { "Mali", adj = { "Malian", "Malians" }, metonym = { "Bamako" }, wd = "Q912" },
  MOZ = { "Mozambique", adj = { "Mozambican", "Mozambicans" }, metonym = { "Maputo" }, wd = "Q1029" },
  MRT = { "Mauritania", adj = { "Mauritanian", "Mauritanians" }, metonym = { "Nouakchott" }, wd = "Q1025" },
  MUS = { "Mauritius", adj = { "Mauritian", "Mauritians" }, wd = "Q1027" },
  MWI = { "Malawi", adj = { "Malawian", "Malawians" }, metonym = { "Lilongwe" }, wd = "Q1020" },
  NAM = { "Namibia", adj = { "Namibian", "Namibians" }, metonym = { "Windhoek" }, wd = "Q1030" },
  NER = { "Niger", adj = { "Nigerien", "Nigeriens" }, metonym = { "Niamey" }, wd = "Q1032" },
  NGA = { "Nigeria", adj = { "Nigerian", "Nigerians" }, metonym = { "Abuja" }, wd = "Q1033" },
  RWA = { "Rwanda", adj = { "Rwandan", "Rwandans" }, metonym = { "Kigali" }, wd = "Q1037" },
  SDN = { "Sudan", adj = { "Sudanese" }, metonym = { "Khartoum" }, wd = "Q1049" },
  SEN = { "Senegal", adj = { "Senegalese" }, metonym = { "Dakar" }, wd = "Q1041" },
  SLE = { "Sierra Leone", adj = { "Sierra Leonean", "Sierra Leoneans" }, metonym = { "Freetown" }, wd = "Q1044" },
  SOM = { "Somalia", adj = { "Somali", "Somalis" }, metonym = { "Mogadishu" }, wd = "Q1045" },
  SSD = { "South Sudan", adj = { "South Sudanese" }, metonym = { "Juba" }, wd = "Q958" },
  STP = { "Sao Tome and Principe", "São Tomé and Príncipe", wd = "Q1039" },
  SWZ = { "Eswatini", "Swaziland", adj = { "Swazi", "Swazis" }, metonym = { "Mbabane" }, wd = "Q1050" },
  SYC = { "Seychelles", adj = { "Seychellois" }, wd = "Q1042" },
  TCD = { adj = { "Chadian", "Chadians" }, metonym = { "N'Djamena" }, wd = "Q657" },
  TGO = { "Togo", adj = { "Togolese" }, wd = "Q945" },
  TZA = { "Tanzania", adj = { "Tanzanian", "Tanzanians" }, metonym = { "Dodoma", "Dar es Salaam" }, wd = "Q924" },
  UGA = { "Uganda", adj = { "Ugandan", "Ugandans" }, metonym = { "Kampala" }, wd = "Q1036" },
  ZAF = { "South Africa", adj = { "South African", "South Africans" }, metonym = { "Pretoria" }, wd = "Q258" },
  ZMB = { "Zambia", adj = { "Zambian", "Zambians" }, metonym = { "Lusaka" }, wd = "Q953" },
  ZWE = { "Zimbabwe", adj = { "Zimbabwean", "Zimbabweans" }, metonym = { "Harare" }, wd = "Q954" },
  -- South, East and South-East Asia
  AFG = { "Afghanistan", adj = { "Afghan", "Afghans" }, metonym = { "Kabul" }, wd = "Q889" },
  BGD = { "Bangladesh", adj = { "Bangladeshi", "Bangladeshis" }, metonym = { "Dhaka" }, wd = "Q902" },
  BRN = { "Brunei", adj = { "Bruneian", "Bruneians" }, wd = "Q921" },
  BTN = { "Bhutan", adj = { "Bhutanese" }, metonym = { "Thimphu" }, wd = "Q917" },
  CHN = { "China", "People's Republic of China", "PRC", "Zhongnanhai", adj = { "Chinese" },
    metonym = { "Beijing", "Peking" }, wd = "Q148" },
  HKG = { "Hong Kong", adj = { "Hongkonger", "Hongkongers" }, wd = "Q8646" },
  IDN = { "Indonesia", adj = { "Indonesian", "Indonesians" }, metonym = { "Jakarta" }, wd = "Q252" },
  IND = { "India", "Lok Sabha", "Rajya Sabha", adj = { "Indian", "Indians" }, metonym = { "New Delhi", "Delhi" },
    wd = "Q668" },
  JPN = { "Japan", adj = { "Japanese" }, metonym = { "Tokyo" }, wd = "Q17" },
  KHM = { "Cambodia", adj = { "Cambodian", "Cambodians", "Khmer" }, metonym = { "Phnom Penh" }, wd = "Q424" },
  KOR = { "South Korea", "Republic of Korea", "ROK", "Blue House", adj = { "South Korean", "South Koreans" },
    metonym = { "Seoul" }, wd = "Q884" },
  LAO = { "Laos", adj = { "Laotian", "Laotians" }, metonym = { "Vientiane" }, wd = "Q819" },
  LKA = { "Sri Lanka", adj = { "Sri Lankan", "Sri Lankans" }, metonym = { "Colombo" }, wd = "Q854" },
  MAC = { "Macau", "Macao", wd = "Q14773" },
  MDV = { "Maldives", adj = { "Maldivian", "Maldivians" }, wd = "Q826" },
  MMR = { "Myanmar", "Burma", adj = { "Burmese" }, metonym = { "Naypyidaw", "Naypyitaw" }, wd = "Q836" },
  MNG = { "Mongolia", adj = { "Mongolian", "Mongolians" }, metonym = { "Ulaanbaatar", "Ulan Bator" }, wd = "Q711" },
  MYS = { "Malaysia", adj = { "Malaysian", "Malaysians" }, metonym = { "Kuala Lumpur" }, wd = "Q833" },
  NPL = { "Nepal", adj = { "Nepali", "Nepalis", "Nepalese" }, metonym = { "Kathmandu" }, wd = "Q837" },
  PAK = { "Pakistan", adj = { "Pakistani", "Pakistanis" }, metonym = { "Islamabad" }, wd = "Q843" },
  PHL = { "Philippines", "Malacanang", "Malacañang", adj = { "Filipino", "Filipinos", "Philippine" },
    metonym = { "Manila" }, wd = "Q928" },
  PRK = { "North Korea", "DPRK", "Democratic People's Republic of Korea", adj = { "North Korean", "North Koreans" },
    metonym = { "Pyongyang" }, wd = "Q423" },
  SGP = { "Singapore", adj = { "Singaporean", "Singaporeans" }, wd = "Q334" },
  THA = { "Thailand", adj = { "Thai", "Thais" }, metonym = { "Bangkok" }, wd = "Q869" },
  TLS = { "East Timor", "Timor-Leste", adj = { "Timorese", "East Timorese" }, wd = "Q574" },
  TWN = { "Taiwan", adj = { "Taiwanese" }, metonym = { "Taipei" }, wd = "Q865" },
  VNM = { "Vietnam", "Viet Nam", adj = { "Vietnamese" }, metonym = { "Hanoi" }, wd = "Q881" },
  -- North and Central America, the Caribbean
  ATG = { "Antigua and Barbuda", "Antigua", adj = { "Antiguan", "Antiguans" }, wd = "Q781" },
  BHS = { "Bahamas", adj = { "Bahamian", "Bahamians" }, wd = "Q778" },
  BLZ = { "Belize", adj = { "Belizean", "Belizeans" }, metonym = { "Belmopan" }, wd = "Q242" },
  BMU = { "Bermuda", adj = { "Bermudian", "Bermudians" }, wd = "Q23635" },
  BRB = { "Barbados", adj = { "Barbadian", "Barbadians", "Bajan" }, metonym = { "Bridgetown" }, wd = "Q244" },
  CAN = { "Canada", "Rideau Hall", adj = { "Canadian", "Canadians" }, metonym = { "Ottawa" }, wd = "Q16" },
  CRI = { "Costa Rica", adj = { "Costa Rican", "Costa Ricans" }, wd = "Q800" },
  CUB = { "Cuba", adj = { "Cuban", "Cubans" }, metonym = { "Havana" }, wd = "Q241" },
  CYM = { "Cayman Islands", adj = { "Caymanian", "Caymanians" }, wd = "Q5785" },
  DMA = { "Commonwealth of Dominica", wd = "Q784" },
  DOM = { "Dominican Republic", adj = { "Dominican", "Dominicans" }, metonym = { "Santo Domingo" }, wd = "Q786" },
  GRD = { "Grenada", adj = { "Grenadian", "Grenadians" }, wd = "Q769" },
  GTM = { "Guatemala", adj = { "Guatemalan", "Guatemalans" }, wd = "Q774" },
  HND = { "Honduras", adj = { "Honduran", "Hondurans" }, metonym = { "Tegucigalpa" }, wd = "Q783" },
  HTI = { "Haiti", adj = { "Haitian", "Haitians" }, metonym = { "Port-au-Prince" }, wd = "Q790" },
  JAM = { "Jamaica", adj = { "Jamaican", "Jamaicans" }, wd = "Q766" },
  KNA = { "Saint Kitts and Nevis", "St Kitts and Nevis", "St. Kitts and Nevis", wd = "Q763" },
  LCA = { "Saint Lucia", "St Lucia", "St. Lucia", wd = "Q760" },
  MEX = { "Mexico", adj = { "Mexican", "Mexicans" }, wd = "Q96" },
  NIC = { "Nicaragua", adj = { "Nicaraguan", "Nicaraguans" }, metonym = { "Managua" }, wd = "Q811" },
  PAN = { "Panama", adj = { "Panamanian", "Panamanians" }, wd = "Q804" },
  PRI = { "Puerto Rico", adj = { "Puerto Rican", "Puerto Ricans" }, wd = "Q1183" },
  SLV = { "El Salvador", adj = { "Salvadoran", "Salvadorans", "Salvadorean" }, wd = "Q792" },
  TTO = { "Trinidad and Tobago", "Trinidad", adj = { "Trinidadian", "Trinidadians" }, wd = "Q754" },
  USA = { "US", "U.S.", "USA", "U.S.A.", "United States", "United States of America", "America", "White House",
    "Oval Office", "Pentagon", "State Department", "Capitol Hill", "US Congress", "U.S. Congress",
    adj = { "American", "Americans" }, metonym = { "Washington", "Washington, D.C.", "Washington, DC" }, wd = "Q30" },
  VCT = { "Saint Vincent and the Grenadines", "St Vincent and the Grenadines", "St. Vincent and the Grenadines",
    wd = "Q757" },
  -- South America
  ARG = { "Argentina", "Casa Rosada", adj = { "Argentine", "Argentines", "Argentinian", "Argentinians", "Argentinean" },
    metonym = { "Buenos Aires" }, wd = "Q414" },
  BOL = { "Bolivia", adj = { "Bolivian", "Bolivians" }, metonym = { "La Paz" }, wd = "Q750" },
  BRA = { "Brazil", "Planalto", adj = { "Brazilian", "Brazilians" }, metonym = { "Brasilia", "Brasília" },
    wd = "Q155" },
  CHL = { "Chile", adj = { "Chilean", "Chileans" }, wd = "Q298" },
  COL = { "Colombia", adj = { "Colombian", "Colombians" }, metonym = { "Bogota", "Bogotá" }, wd = "Q739" },
  ECU = { "Ecuador", adj = { "Ecuadorian", "Ecuadorians", "Ecuadorean", "Ecuadoreans" }, metonym = { "Quito" },
    wd = "Q736" },
  FLK = { "Falkland Islands", "Falklands", "Malvinas" },
  GUF = { "French Guiana" },
  GUY = { "Guyana", adj = { "Guyanese" }, wd = "Q734" },
  PER = { "Peru", adj = { "Peruvian", "Peruvians" }, metonym = { "Lima" }, wd = "Q419" },
  PRY = { "Paraguay", adj = { "Paraguayan", "Paraguayans" }, metonym = { "Asuncion", "Asunción" }, wd = "Q733" },
  SUR = { "Suriname", "Surinam", adj = { "Surinamese" }, metonym = { "Paramaribo" }, wd = "Q730" },
  URY = { "Uruguay", adj = { "Uruguayan", "Uruguayans" }, metonym = { "Montevideo" }, wd = "Q77" },
  VEN = { "Venezuela", "Miraflores", adj = { "Venezuelan", "Venezuelans" }, metonym = { "Caracas" }, wd = "Q717" },
  -- Oceania
  AUS = { "Australia", adj = { "Australian", "Australians" }, metonym = { "Canberra" }, wd = "Q408" },
  FJI = { "Fiji", adj = { "Fijian", "Fijians" }, metonym = { "Suva" }, wd = "Q712" },
  FSM = { "Micronesia", adj = { "Micronesian", "Micronesians" }, wd = "Q702" },
  GUM = { "Guam", adj = { "Guamanian" } },
  KIR = { "Kiribati", wd = "Q710" },
  MHL = { "Marshall Islands", adj = { "Marshallese" }, wd = "Q709" },
  NCL = { "New Caledonia", adj = { "New Caledonian" } },
  NRU = { "Nauru", adj = { "Nauruan", "Nauruans" }, wd = "Q697" },
  NZL = { "New Zealand", adj = { "New Zealander", "New Zealanders" }, wd = "Q664" },
  PLW = { "Palau", adj = { "Palauan", "Palauans" }, wd = "Q695" },
  PNG = { "Papua New Guinea", adj = { "Papua New Guinean" }, metonym = { "Port Moresby" }, wd = "Q691" },
  PYF = { "French Polynesia", "Tahiti" },
  SLB = { "Solomon Islands", metonym = { "Honiara" }, wd = "Q685" },
  TON = { "Tonga", adj = { "Tongan", "Tongans" }, wd = "Q678" },
  TUV = { "Tuvalu", adj = { "Tuvaluan", "Tuvaluans" }, wd = "Q672" },
  VUT = { "Vanuatu", adj = { "Vanuatuan" }, wd = "Q686" },
  WSM = { "Samoa", adj = { "Samoan", "Samoans" }, wd = "Q683" },
  ASM = { "American Samoa" }, VIR = { "US Virgin Islands", "U.S. Virgin Islands" }, VGB = { "British Virgin Islands" },
  -- Shadows: the longest alias wins, and these say nothing of a country. Continents, seas and regions, firms and
  -- papers, plants and dishes that carry its name; papers and brands are here because news quotes them.
  _ = { "Latin America", "Latin American", "Latin Americans", "North America", "North American", "North Americans",
    "South America", "South American", "South Americans", "Central America", "Central American", "Central Americans",
    "African American", "African Americans", "African-American", "African-Americans", "Native American",
    "Native Americans", "American Indian", "American Indians", "New England", "New South Wales", "Prince of Wales",
    "Princess of Wales", "New Mexico", "Gulf of Mexico", "Mexico City", "Sea of Japan", "South China Sea",
    "East China Sea", "South China Morning Post", "Indian Ocean", "Cleveland Indians", "Irish Sea", "Panama Canal",
    "Panama Papers", "Niger Delta", "British Columbia", "West Indian", "Congo River", "French fries",
    "French Quarter", "French Open", "Swiss cheese", "Belgian waffle", "Danish pastry", "Guinea pig", "Guinea pigs",
    "US Open", "U.S. Open", "Australian Open", "Bank of America", "Good Morning America", "Miss America",
    "American Airlines", "American Express", "British Airways", "Turkey Day", "Washington Post", "Washington Times",
    "Washington Examiner", "Washington State", "Washington state", "Georgian house", "Georgian era",
    "Georgian architecture", "German shepherd", "Papua", "Dutch oven", "Greek yogurt", "Turkish delight",
    "Chinese New Year", "Hamas-run", "Korean War", "Vietnam War", "Vietnam veteran", "Vietnam veterans", "Irish stew",
    "Great American", "Spanish flu", "Panama hat", "Brazil nut", "Brazil nuts", "Cuban sandwich", "Bermuda Triangle",
    "Bermuda shorts" } }

-- Names that are as often a person's or a US state's: the rules `about-georgia` to `about-chad` want more than the
-- word.
local georgia = entities { GEO = { "Georgia" }, _ = { "South Georgia", "Georgia Tech", "Georgia State",
  "University of Georgia", "Atlanta, Georgia", "state of Georgia" } }
local jordan = entities { JOR = { "Jordan" }, _ = { "Jordan River", "River Jordan", "Jordan Valley" } }
local chad = entities { TCD = { "Chad" }, _ = { "Lake Chad" } }

local org = entities { type = "org",
  UN = { "UN", "U.N.", "United Nations", "UN General Assembly", "U.N. General Assembly", wd = "Q1065" },
  UNSC = { "UN Security Council", "U.N. Security Council", "United Nations Security Council", "Security Council" },
  UNESCO = { "UNESCO", "Unesco", wd = "Q7809" }, UNICEF = { "UNICEF", "Unicef" }, UNRWA = { "UNRWA" },
  UNHCR = { "UNHCR", "UN Refugee Agency", "U.N. refugee agency", "UN refugee agency" },
  WFP = { "World Food Programme", "World Food Program" },
  WHO = { "WHO", "World Health Organization", "World Health Organisation", wd = "Q7817" },
  IAEA = { "IAEA", "International Atomic Energy Agency", wd = "Q41984" },
  ICC = { "International Criminal Court", wd = "Q47488" },
  ICJ = { "ICJ", "International Court of Justice", "World Court", wd = "Q7801" },
  IMF = { "IMF", "International Monetary Fund", wd = "Q7804" },
  WB = { "World Bank", wd = "Q7164" }, WTO = { "WTO", "World Trade Organization", "World Trade Organisation",
    wd = "Q7825" },
  OECD = { "OECD", wd = "Q41550" }, IEA = { "IEA", "International Energy Agency" },
    ILO = { "International Labour Organization" },
  NATO = { "NATO", "Nato", "North Atlantic Alliance", wd = "Q7184" },
  EU = { "EU", "E.U.", "European Union", "European Council", adj = { "EU's" }, metonym = { "Brussels" }, wd = "Q458" },
  EC = { "European Commission", wd = "Q8880" }, EP = { "European Parliament", wd = "Q8889" },
  ECB = { "ECB", "European Central Bank" }, COE = { "Council of Europe", wd = "Q8908" },
  OSCE = { "OSCE", "Organization for Security and Co-operation in Europe", wd = "Q81299" },
  OPEC = { "OPEC", "Opec", "OPEC+", wd = "Q7795" }, BRICS = { "BRICS", "Brics", wd = "Q170481" },
  G7 = { "G7", "G-7", "Group of Seven" }, G20 = { "G20", "G-20", "Group of 20", "Group of Twenty" },
  SCO = { "SCO", "Shanghai Cooperation Organization", "Shanghai Cooperation Organisation" },
  CSTO = { "CSTO", "Collective Security Treaty Organization" }, CIS = { "Commonwealth of Independent States" },
  EAEU = { "EAEU", "Eurasian Economic Union" }, ASEAN = { "ASEAN", "Asean", wd = "Q7768" },
  APEC = { "APEC", "Asia-Pacific Economic Cooperation" }, AUKUS = { "AUKUS", "Aukus" },
  AFU = { "African Union", wd = "Q7159" }, ECOWAS = { "ECOWAS", "Ecowas" }, SADC = { "SADC" },
  ARABL = { "Arab League", "League of Arab States", wd = "Q7172" }, OIC = { "Organisation of Islamic Cooperation",
    "Organization of Islamic Cooperation" }, GCC = { "GCC", "Gulf Cooperation Council" },
  OAS = { "Organization of American States" }, MERCOSUR = { "Mercosur", "MERCOSUR" },
  ICRC = { "ICRC", "Red Cross", "International Committee of the Red Cross" }, INTERPOL = { "Interpol", wd = "Q8475" },
  MSF = { "Medecins Sans Frontieres", "Médecins Sans Frontières", "Doctors Without Borders" },
  AMNESTY = { "Amnesty International" }, HRW = { "Human Rights Watch" },
  FIFA = { "FIFA", "Fifa" }, UEFA = { "UEFA", "Uefa" }, IOC = { "IOC", "International Olympic Committee" },
  WADA = { "WADA", "World Anti-Doping Agency" },
  -- No organisation, yet it acts in statements as one.
  WEST = { "the West", "The West", "collective West", "Western states", "Western countries", "Western nations",
    "Western powers", "Western governments", "Western capitals", "Western allies", "Western partners",
    "Western leaders", "Western politicians", "Western sanctions", "Western weapons", "the West's", "The West's" },
  _ = { "the West Bank", "The West Bank", "the West Coast", "The West Coast", "the West Wing", "The West Wing",
    "the West End", "The West End", "the West Indies", "The West Indies", "the West Midlands", "the West Side",
    "the West Virginia", "The West Virginia", "WHO'S WHO" } }

local movement = entities { type = "movement",
  HAMAS = { "Hamas" }, HEZBOLLAH = { "Hezbollah", "Hizbollah", "Hizbullah" }, TALIBAN = { "Taliban" },
  HOUTHI = { "Houthi", "Houthis", "Ansar Allah", "Ansarullah" }, FATAH = { "Fatah" }, PLO = { "PLO" },
  ISIS = { "ISIS", "ISIL", "Islamic State", "Daesh" }, ALQAEDA = { "al-Qaeda", "Al-Qaeda", "al-Qaida", "Al-Qaida",
    "al Qaeda", "Al Qaeda" },
  BOKO = { "Boko Haram" }, SHABAAB = { "al-Shabaab", "al-Shabab", "Al-Shabaab", "Al-Shabab" }, PKK = { "PKK" },
  FARC = { "FARC" }, WAGNER = { "Wagner Group", "Wagner mercenaries" }, RSF = { "Rapid Support Forces" } }

local any = country + org + movement

-- Is this capital the government or the town?
-- ----------------------------------------------------------------------------

local function set(text)
  local words = {}
  for word in text:gmatch "%S+" do words[word] = true end
  return words
end

-- After these it is the town ("in Moscow", "visited Paris"), unless people of its government stand before ("our
-- partners
-- in Moscow"); after "to" and "from" only where somebody travels ("flew to Vienna", but "a signal to Vienna").
local town = set [[in at near outside around across inside throughout central downtown via visit visits visited visiting
  leave leaves left leaving reached toured]]
local travel = set [[go goes went going gone come comes came coming travel travels traveled travelled traveling
  travelling fly flies flew flown flying trip trips visit visits visited journey flight flights train trains bus
  return returns returned returning arrive arrived arriving drive drove move moved moving back away miles kilometers
  kilometres]]
local people = set [[colleagues partners friends counterparts masters allies authorities government leaders leadership
  officials regime rulers administration politicians elites elite junta adversaries opponents patrons those]]
-- A capitalised neighbour makes a name of it ("London Bridge", "Paris Agreement"), a day or an office does not.
local no_name = set [[Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
  July August September October November December And But Or If When While As Since Although Because That The Then Now
  So Yet For With Without To From In At By Of On Both Neither Either Only Even Will Would Can Could Should Does Did Is
  Are Was Has Have After Before Until Unless Where Why How What Whether Official Today Yesterday Meanwhile However
  Like Unlike]]

-- The word that ends at `last`, and where it begins; nil where the text begins or a mark of punctuation stands between.
local function word_before(text, last)
  local first, word = text:sub(1, last):match "()([%w'’]+)%s+$"
  return word, first
end

-- Does a capitalised word touch what stands at first..last, so that both are one name?
local function in_name(text, first, last)
  local following = text:match("^ (%u[%w]*)", last + 1)
  if following and not no_name[following] then return true end
  local word = word_before(text, first - 1)
  return word ~= nil and word:find "^%u" ~= nil and not no_name[word]
end

local function acts(_, _, c)
  if c.it.how ~= "metonym" then return true end
  if in_name(c.text, c.it[1], c.it[2]) then return false end
  local word, at = word_before(c.text, c.it[1] - 1)
  if not word then return true end
  local one_more = word_before(c.text, at - 1)
  word, one_more = word:lower(), one_more and one_more:lower()
  if town[word] then return word == "in" and people[one_more] ~= nil end
  return not ((word == "to" or word == "from") and travel[one_more])
end

local function alone(_, caps, c)
  for _, hit in ipairs(caps.name) do
    if not in_name(c.text, hit[1], hit[2]) then return true end
  end
  return false
end

local near_georgia = words { "Tbilisi", "Caucasus", "Abkhazia", "Ossetia", "South Ossetia", "Armenia", "Azerbaijan",
  "Russia", "Russian", "Moscow", "Moldova", "Ukraine", "NATO", "EU", "Black Sea", "Batumi" }
local near_jordan = words { "Amman", "Israel*", "Palestin*", "Syria*", "Iraq*", "Egypt*", "Saudi*", "Arab*", "Leban*",
  "West Bank", "Gaza", "refugee*", "kingdom", "Middle East", "Hashemite" }
local near_chad = words { "N'Djamena", "Sahel", "Africa*", "Niger", "Mali", "Sudan*", "Cameroon", "Nigeria*", "Libya",
  "Darfur", "Boko Haram" }

return rules { name = "world", export = { country = country, org = org, movement = movement, any = any },
  rule "about-country" { tag = "about.$id", each = country, when = it * where(acts), score = 0.9, explain = "'{it}'",
    yes = {
      { "Moscow will not change its plans.", tag = "about.RUS" },
      { "The Americans and the British bomb.", tag = "about.GBR" },
      { "Our partners in Washington know that.", tag = "about.USA" },
      { "We have seen the signals from Beijing.", tag = "about.CHN" },
      { "The White House has not replied.", tag = "about.USA" },
      { "South African exports to the UAE doubled.", tag = "about.ZAF" },
      { "North Korean officers were there.", tag = "about.PRK" },
    },
    no = {
      "They met in Moscow.",
      "The Latin American continent is on the rise.",
      "He told us about it.",
      "We carved the turkey and put the china away.",
      "She flew to Paris and returned from London on Friday.",
      "The Washington Post and the Vietnam War come to mind.",
      "Winters in New England are long.",
      { "South African exports doubled.", tag = "about.USA" },
      { "North Korean officers were there.", tag = "about.KOR" },
    } },

  rule "about-organisation" { tag = "about.$id", each = org, when = it * where(acts), score = 0.9, explain = "'{it}'",
    yes = {
      { "About 30 states want closer ties with BRICS.", tag = "about.BRICS" },
      { "The West wants no compromise.", tag = "about.WEST" },
      { "Brussels has drafted a twelfth package.", tag = "about.EU" },
      { "It is for the UN Security Council to decide.", tag = "about.UNSC" },
    },
    no = { "He bought bricks.", "The west coast is dry.", "Who is it?", "The meeting was held in Brussels.",
      { "It is for the UN Security Council to decide.", tag = "about.UN" }, "Settlers on the West Bank protested." } },

  rule "about-movement" { tag = "about.$id", each = movement, when = it, score = 0.9, explain = "'{it}'",
    yes = { { "The less eager the Houthis are to negotiate.", tag = "about.HOUTHI" },
      { "Hamas must release the hostages.", tag = "about.HAMAS" }, { "Hezbollah has stopped.",
        tag = "about.HEZBOLLAH" } },
    no = { "The movement has stopped.", "Students of Islam.", "A bag of plo.", "The state is Islamic." } },

  rule "about-georgia" { tag = "about.GEO", score = 0.7, explain = "'{name}' beside its neighbours",
    when = georgia / "name" * (near_georgia + F.topic:has(near_georgia)) * where(alone),
    yes = { "Georgia wants to join the EU.", "Russia recognised what Georgia had lost.",
      "Georgia and Armenia trade more.",
      { "Georgia has made its choice.", topic = "South Ossetia" } },
    no = { "Georgia voted early.", "Georgia Smith left for the EU.",
      "The recount in Atlanta, Georgia, was about Russia." } },

  rule "about-jordan" { tag = "about.JOR", score = 0.7, explain = "'{name}' beside its neighbours",
    when = jordan / "name" * (near_jordan + F.topic:has(near_jordan)) * where(alone),
    yes = { "Jordan has taken in refugees.", "Egypt and Jordan were told.",
      "The border of Jordan with Syria is closed." },
    no = { "Jordan scored twice.", "Mike Jordan went to Syria.", "The Jordan River divides Israel from its neighbour.",
      "Jordan Brown is a refugee." } },

  rule "about-chad" { tag = "about.TCD", score = 0.7, explain = "'{name}' beside its neighbours",
    when = chad / "name" * (near_chad + F.topic:has(near_chad)) * where(alone),
    yes = { "Chad and Niger broke with France.", "Troops left Chad and the Sahel.",
      "Fighters from Chad crossed into Libya." },
    no = { "Chad is a friend of mine.", "Chad Brown has been to Africa.", "Lake Chad borders Nigeria." } },
}
